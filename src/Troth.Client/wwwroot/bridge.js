// The door between .NET and the page's modules: plain functions, bytes in and out, one call per batch.
import './zero-timer.js';
import { vault, whenUnlocked, takeTicket as ticket, lockNow, qrDrawn, reconnect, registerQr } from './port.js';
import { done, get, knownDevice, openDb, put, remove } from './device.js';

export { lockNow as lock, qrDrawn, reconnect, registerQr };
export { edition } from './shell/offline.js';
export { joinTabs, tellTabs, wantLead, yieldLead } from './tabs.js';
export { appended, registerTurn, sealAsked } from './turn.js';
export { dropWaiting, keepWaiting, loadWaiting } from './waiting.js';

export const takeTicket = () => ticket() ?? '';

export const origin = () => location.origin;

export const object = () => ({});

// One call to the vault. Errors are values: .NET turns the code into a VaultException.
export async function call(op, args) {
  try {
    return await vault(op, args);
  } catch (error) {
    return { error: error.code ?? 'internal' };
  }
}

export const knowsSomebody = async () => await knownDevice() !== null;

export const unlocked = () => whenUnlocked();

// Frames: one record per run, key [space, place of its first frame]; what comes later wins. Runs are joined as they grow, the way a counter carries.
const BLOCK = 250;
const PREFIX = 12; // n u64, len u32
const HEADER = 108;

const runsOf = space => IDBKeyRange.bound([space], [space, ''], false, true);

const allOf = space => IDBKeyRange.bound([space], [space, []]);

export async function keptSpaces() {
  const store = (await openDb()).transaction('frames').objectStore('frames');
  const keys = await request(store.getAllKeys());
  return [...new Set(keys.map(([space]) => space))].join(' ');
}

// The runs that hold what comes after a place: from the last run that begins before it on.
export async function loadFrames(space, after) {
  const store = (await openDb()).transaction('frames').objectStore('frames');
  const before = await request(store.openKeyCursor(IDBKeyRange.bound([space], [space, after + 1], true, false), 'prev'));
  const runs = await request(store.getAll(before ? IDBKeyRange.bound(before.key, [space, ''], false, true) : runsOf(space)));
  const wraps = await request(store.get([space, 'wraps']));
  return { frames: join(runs), wraps: wraps ?? new Uint8Array() };
}

export async function keepFrames(space, frames, wraps) {
  let run = frames.slice();
  const transaction = (await openDb()).transaction('frames', 'readwrite');
  const store = transaction.objectStore('frames');
  store.put(wraps.slice(), [space, 'wraps']);
  const cursor = store.openCursor(IDBKeyRange.bound([space], [space, placeAt(run, 0)], true, true), 'prev');
  cursor.onsuccess = () => {
    const before = cursor.result;
    const both = before && carry(before.value, run);
    if (!both) {
      store.put(run, [space, placeAt(run, 0)]);
      return;
    }
    run = both;
    before.delete();
    before.continue();
  };
  await done(transaction);
}

function carry(before, run) {
  const [earlier, later] = [framesOf(before), framesOf(run)];
  const follows = placeAt(earlier.at(-1), 0) + 1 === placeAt(run, 0);
  return follows && earlier.length <= later.length && earlier.length + later.length <= BLOCK ? join([before, run]) : null;
}

// A bookmark lies beside the runs of its space. One from before an erasure may hold the erased words: a tab that stood still must not put them back.
export const loadBookmark = async space => (await get('frames', [space, 'bookmark'])) ?? {};

export async function keepBookmark(space, n, snapshot, read) {
  const mark = { snapshot: snapshot.slice(), read: read.slice() };
  const transaction = (await openDb()).transaction('frames', 'readwrite');
  const store = transaction.objectStore('frames');
  let fits;
  const erased = store.get([space, 'erased']);
  const run = store.getKey(runsOf(space));
  run.onsuccess = () => {
    fits = run.result !== undefined && !(erased.result > n);
    if (fits) store.put(mark, [space, 'bookmark']);
  };
  await done(transaction);
  return fits;
}

export const dropBookmark = space => remove('frames', [space, 'bookmark']);

// An erased body is cut out of its run; the header stays, since the chain covers it. Without room for that, all runs go and are fetched again.
export async function dropBodies(space, places, by) {
  try {
    await cutBodies(space, new Set(places), by);
  } catch (error) {
    if (error?.name !== 'QuotaExceededError') throw error;
    const transaction = (await openDb()).transaction('frames', 'readwrite');
    transaction.objectStore('frames').delete(runsOf(space));
    transaction.objectStore('frames').delete([space, 'bookmark']);
    await done(transaction);
  }
}

async function cutBodies(space, gone, by) {
  const transaction = (await openDb()).transaction('frames', 'readwrite');
  const store = transaction.objectStore('frames');
  store.delete([space, 'bookmark']);
  const before = store.get([space, 'erased']);
  before.onsuccess = () => store.put(Math.max(by, before.result ?? 0), [space, 'erased']);
  const cursor = store.openCursor(runsOf(space));
  cursor.onsuccess = () => {
    const at = cursor.result;
    if (!at) {
      return;
    }
    const kept = framesOf(at.value).map(frame => (gone.has(placeAt(frame, 0)) ? withoutBody(frame) : frame));
    const bytes = join(kept);
    if (bytes.length !== at.value.length) {
      at.update(bytes);
    }
    at.continue();
  };
  await done(transaction);
}

export async function forgetFrames(space) {
  const transaction = (await openDb()).transaction('frames', 'readwrite');
  transaction.objectStore('frames').delete(allOf(space));
  await done(transaction);
}

export async function loadLocal(name) {
  const bytes = await get('local', name);
  return bytes ? { bytes } : {};
}

export const keepLocal = (name, bytes) => (bytes.length ? put('local', name, bytes.slice()) : remove('local', name));

export const idle = () => new Promise((resolve) => (globalThis.requestIdleCallback ?? setTimeout)(() => resolve()));

export const words = async () => (await fetch('/words.txt')).text();

// Settings of this device. A browser that lets nothing be stored keeps the defaults.
export function setting(name) {
  try {
    return localStorage.getItem(name) ?? '';
  } catch {
    return '';
  }
}

export function changeSetting(name, value) {
  if (name === 'theme') {
    document.documentElement.dataset.theme = value;
  }
  try {
    localStorage.setItem(name, value);
  } catch {
    // In force until the page goes, then forgotten.
  }
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

const styles = {
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  short: { day: 'numeric', month: 'short' },
  time: { hour: '2-digit', minute: '2-digit' },
  moment: { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
};

export const day = (milliseconds, style) => new Intl.DateTimeFormat(document.documentElement.lang, styles[style]).format(milliseconds);

function* framesOfRun(run) {
  for (let at = 0; at < run.length;) {
    const end = at + PREFIX + HEADER + view(run).getUint32(at + 8);
    yield run.subarray(at, end);
    at = end;
  }
}

const request = (asked) => new Promise((resolve, reject) => {
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => reject(asked.error);
});

const framesOf = run => [...framesOfRun(run)];

const view = bytes => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const placeAt = (bytes, at) => Number(view(bytes).getBigUint64(at));

function withoutBody(frame) {
  const kept = frame.slice(0, PREFIX + HEADER);
  view(kept).setUint32(8, 0);
  return kept;
}

function join(parts) {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
