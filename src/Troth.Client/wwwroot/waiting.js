// What waits to be sent: one sealed record each in 'local', under [whose, place, entry]. Places are given by the transaction that writes, so that they order all tabs.
//   packed: place u64 | entry[16] | len u32 | bytes
import { fromHex, hex } from './bytes.js';
import { done, openDb } from './device.js';

const PREFIX = 28;

const all = (whose) => IDBKeyRange.bound([whose], [whose, []]);

export async function loadWaiting(whose) {
  const transaction = (await openDb()).transaction('local');
  const store = transaction.objectStore('local');
  const keys = store.getAllKeys(all(whose));
  const records = store.getAll(all(whose));
  await done(transaction);
  return { bytes: pack(keys.result, records.result) };
}

/** Keeps records behind everything that waits, in one transaction; resolves with the place of the first. */
export async function keepWaiting(whose, packed) {
  const records = unpack(packed.slice());
  const transaction = (await openDb()).transaction('local', 'readwrite');
  const store = transaction.objectStore('local');
  let first = 1;
  const last = store.openKeyCursor(all(whose), 'prev');
  last.onsuccess = () => {
    first = (last.result?.key[1] ?? 0) + 1;
    records.forEach(({ entry, bytes }, i) => store.put(bytes, [whose, first + i, entry]));
  };
  await done(transaction);
  return first;
}

/** Removes records, given packed without their bytes. */
export async function dropWaiting(whose, packed) {
  const transaction = (await openDb()).transaction('local', 'readwrite');
  const store = transaction.objectStore('local');
  for (const { place, entry } of unpack(packed.slice())) store.delete([whose, place, entry]);
  await done(transaction);
}

function pack(keys, records) {
  const packed = new Uint8Array(records.reduce((sum, bytes) => sum + PREFIX + bytes.length, 0));
  const view = new DataView(packed.buffer);
  let at = 0;
  keys.forEach(([, place, entry], i) => {
    view.setBigUint64(at, BigInt(place));
    packed.set(fromHex(entry), at + 8);
    view.setUint32(at + 24, records[i].length);
    packed.set(records[i], at + PREFIX);
    at += PREFIX + records[i].length;
  });
  return packed;
}

function unpack(packed) {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const records = [];
  for (let at = 0; at < packed.length;) {
    const end = at + PREFIX + view.getUint32(at + 24);
    records.push({ place: Number(view.getBigUint64(at)), entry: hex(packed.subarray(at + 8, at + 24)), bytes: packed.slice(at + PREFIX, end) });
    at = end;
  }
  return records;
}
