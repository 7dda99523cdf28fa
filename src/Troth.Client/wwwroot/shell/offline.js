// Has the app's files kept for times without a network, and lets a new version start only where nobody is at work (service-worker.js).
import { hex } from '../bytes.js';
import { isInvited, session } from '../port.js';

const LIST = '/service-worker-assets.js';
const TOUCHES = ['pointerdown', 'keydown', 'input', 'submit', 'hashchange'];
const workers = navigator.serviceWorker;
let asked = false;
let atWork = false;

/** Held until this document is gone, since words may be typed, sealed or on their way from now on. */
function beginWork() {
  if (asked) return;
  asked = true;
  navigator.locks.request('notes-at-work', { mode: 'shared' }, () => {
    atWork = true;
    return new Promise(() => {});
  });
}

/** Called once, before anybody touches the page. */
export async function keepFiles() {
  if (!workers) return;
  for (const touch of TOUCHES) addEventListener(touch, beginWork, { capture: true, once: true });
  if (isInvited()) beginWork();
  if (workers.controller) workers.addEventListener('controllerchange', () => atWork || session || location.reload());
  try {
    await workers.register('/service-worker.js', { updateViaCache: 'none' });
  } catch {
    // A browser that lets nothing be kept works with a network only.
  }
}

/**
 * Called when .NET has loaded what it needs. Keeping the rest takes nothing from it then, and a new version may start: a browser does not
 * let go of the older worker while that is busy, and might do so minutes later, in the middle of work.
 */
export async function keepTheRest() {
  const registration = await workers?.ready;
  if (!registration?.waiting) registration?.active.postMessage('complete');
  else if (!asked) registration.waiting.postMessage('start');
}

/** Says that this version works, once the app stands where the shell was. */
export function sayWhenBooted(app) {
  new MutationObserver((_, observer) => {
    observer.disconnect();
    workers?.controller?.postMessage('booted');
  }).observe(app, { childList: true });
}

/** Which app this browser runs: the version, the number of the list of its files, and 'waits' if a newer one is ready. Lines, or nothing where the list is missing. */
export async function edition() {
  try {
    const list = await (await fetch(LIST)).text();
    const [, version] = /"version": "([^"]+)"/.exec(list);
    const digest = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(list))));
    const waits = (await workers?.getRegistration())?.waiting ? 'waits' : '';
    return [version, digest.match(/.{4}/g).slice(0, 8).join(' '), waits].join('\n');
  } catch {
    return '';
  }
}
