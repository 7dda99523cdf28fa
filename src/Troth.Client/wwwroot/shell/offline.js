// Has the app's files kept for times without a network, and lets a new version start only where nobody is at work (service-worker.js).
import { isInvited } from '../port.js';

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
  if (workers.controller) workers.addEventListener('controllerchange', () => atWork || location.reload());
  try {
    const { waiting } = await workers.register('/service-worker.js', { updateViaCache: 'none' });
    waiting?.postMessage('start');
  } catch {
    // A browser that lets nothing be kept works with a network only.
  }
}

/** Called when .NET has loaded what it needs, so that keeping the rest takes nothing from it. */
export async function keepTheRest() {
  (await workers?.ready)?.active.postMessage('complete');
}

/** Says that this version works, once the app stands where the shell was. */
export function sayWhenBooted(app) {
  new MutationObserver((_, observer) => {
    observer.disconnect();
    workers?.controller?.postMessage('booted');
  }).observe(app, { childList: true });
}
