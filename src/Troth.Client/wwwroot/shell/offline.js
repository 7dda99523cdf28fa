// Has the app's files kept for times without a network. A new version starts once no page of the older one is open (service-worker.js).
import { hex } from '../bytes.js';

const LIST = '/service-worker-assets.js';
const workers = navigator.serviceWorker;

/** Called once, when the page has answered. */
export async function keepFiles() {
  try {
    await workers?.register('/service-worker.js', { updateViaCache: 'none' });
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
