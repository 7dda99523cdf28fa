// The port between the page, the vault's worker and .NET. Holds the session in memory only.
import { fromBase64Url, hex } from './bytes.js';

const TICKET_BYTES = 81;
const TOUCH_MS = 5000;

const calls = new Map();
const lockedCallbacks = new Set();
const channel = new BroadcastChannel('notes');
let worker = null;
let lastId = 0;
let lastTouch = 0;
let stay = 0;
let ticket = null;
let signInAgain = null;
let currentAuth = null;
let resolveUnlocked;
let resolveQr;
let lastDrawing = Promise.resolve();
let drawn;

const unlocked = new Promise((resolve) => { resolveUnlocked = resolve; });
const qrEncoder = new Promise((resolve) => { resolveQr = resolve; });

/** Set by a sign-in: { token (null while offline), account, personal, handle, device, place }; ids in hex. Null while locked. */
export let session = null;

/** Whether this document shows the invented example, which has no session, no vault and no server. */
export let example = false;

/** Calls the vault (protocol of vault.js). Rejects with an Error that has the vault's code. */
export function vault(op, args = {}) {
  worker ??= startWorker();
  const id = ++lastId;
  return new Promise((resolve, reject) => {
    calls.set(id, { resolve, reject });
    worker.postMessage({ ...args, id, op });
  });
}

function startWorker() {
  const made = new Worker('/vault.js', { type: 'module' });
  made.onmessage = ({ data }) => {
    if (data.event === 'locked') return session ? lockNow() : locked();
    const call = calls.get(data.id);
    calls.delete(data.id);
    if ('error' in data) call?.reject(withCode(data.error));
    else call?.resolve(data.ok);
  };
  made.onerror = () => session ? lockNow() : stopWorker();
  return made;
}

function stopWorker() {
  worker?.terminate();
  worker = null;
  for (const { reject } of calls.values()) reject(withCode('locked'));
  calls.clear();
}

export const withCode = (code) => Object.assign(new Error(code), { code });

/** Hands the session over to whoever waits for whenUnlocked. `again` signs in and gives a token, `auth` gives the current AUTH in base64. */
export function unlock(signedIn, again, auth) {
  session = signedIn;
  signInAgain = again;
  currentAuth = auth;
  resolveUnlocked(session);
}

/** Lets .NET go on with the example instead of a session. */
export function openExample() {
  example = true;
  resolveUnlocked({ example });
}

/** Signs in again, after an offline unlock or when a sign-in has run out; resolves with the new token. */
export async function reconnect() {
  session.token = await signInAgain();
  return session.token;
}

/** The current AUTH in base64, for requests that a token alone must not do. It never enters .NET. */
export const proof = () => currentAuth?.() ?? '';

export const whenUnlocked = () => unlocked;

/** Runs when the keys are dropped; if the app was open, just before the page is replaced. */
export function onLocked(callback) {
  lockedCallbacks.add(callback);
}

/** Drops the keys of this tab and nothing else: the page stays. Synchronous, for leave.js. */
export function dropKeys() {
  session = null;
  signInAgain = currentAuth = null;
  stopWorker();
}

/** Tells the other tabs to 'lock' or to 'leave'. Never throws. */
export function tellOthers(message) {
  try {
    channel.postMessage(message);
  } catch {
    // A closed channel has nobody left to tell.
  }
}

/** Locks every tab. The document is replaced, so that what was decrypted dies with it. */
export function lockNow() {
  tellOthers('lock');
  reloadLocked();
}

function locked() {
  dropKeys();
  for (const callback of lockedCallbacks) {
    try {
      callback();
    } catch {
      // Locking goes on whatever a listener does.
    }
  }
}

function reloadLocked() {
  document.documentElement.classList.add('covered');
  locked();
  document.getElementById('app')?.replaceChildren();
  location.replace('/unlock');
}

/** Runs when another tab says it is leaving. */
export function onLeaving(callback) {
  channel.addEventListener('message', ({ data }) => { if (data === 'leave') callback(); });
}

channel.addEventListener('message', ({ data }) => {
  if (data === 'lock' && session) reloadLocked();
  if (data.touch && data.touch === session?.account) vault('touch', data).catch(() => {});
});

/** Who is here is not away in this account's other tabs. */
export function touchOthers(seconds = stay) {
  stay = seconds;
  tellOthers({ touch: session?.account, seconds });
}

for (const type of ['pointerdown', 'keydown']) {
  addEventListener(type, () => {
    if (!session || performance.now() - lastTouch < TOUCH_MS) return;
    lastTouch = performance.now();
    vault('touch').catch(() => {});
    touchOthers();
  }, { capture: true, passive: true });
}

/** Takes an invitation out of the address, where it must not stay (protocol.md 4.3). */
export function readTicket() {
  const found = /^#m=([\w-]+)$/.exec(location.hash);
  if (!found) return false;
  ticket = found[1];
  history.replaceState(history.state, '', location.pathname);
  return true;
}

/** The invitation id of the ticket in hex; null without a ticket; throws bad_ticket if the ticket is not whole. */
export function inviteId() {
  if (ticket === null) return null;
  let bytes;
  try {
    bytes = fromBase64Url(ticket);
  } catch {
    throw withCode('bad_ticket');
  }
  if (bytes.length !== TICKET_BYTES || bytes[0] !== 1) throw withCode('bad_ticket');
  return hex(bytes.subarray(1, 17));
}

/** Whether the page was opened with an invitation that the app has not taken yet. */
export const isInvited = () => ticket !== null;

export function takeTicket() {
  const taken = ticket;
  ticket = null;
  return taken;
}

/** .NET lends its QR encoder: it is asked with a text and answers through qrDrawn. */
export const registerQr = (ask) => resolveQr(ask);

/** The modules row by row, as a string of 0 and 1; empty if the encoder could not be fetched. */
export const qrDrawn = (modules) => drawn(Uint8Array.from(modules, Number));

/** Encodes text as soon as .NET is there, one text after the other: { size, modules }. */
export function qr(text) {
  lastDrawing = lastDrawing.then(async () => {
    const ask = await qrEncoder;
    const modules = await new Promise((resolve) => { drawn = resolve; ask(text); });
    return { size: Math.sqrt(modules.length), modules };
  });
  return lastDrawing;
}
