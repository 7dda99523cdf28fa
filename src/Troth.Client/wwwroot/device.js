// What this browser keeps, in one IndexedDB database so that keys and data live and die together (protocol.md 3.6).
//   device  one record, 'this': account, handle, secretKey, kdf, slot, ldk (wrapped), device, personal
//   frames  the log as it came, ciphertext; keys [space in hex, n]
//   local   unsent words and what waits to be sent, sealed by the vault; keys are hashed names, those of what waits [hashed name, place, entry]

const NAME = 'notes';
const VERSION = 1;
const THIS = 'this';
let opening = null;

/** Opens the database, and again only if the browser has closed it. */
export function openDb() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      for (const store of ['device', 'frames', 'local']) request.result.createObjectStore(store);
    };
    request.onsuccess = () => {
      const forget = () => { opening = null; };
      request.result.onclose = forget; // the browser has dropped what it kept: what comes next is kept anew
      request.result.onversionchange = () => {
        request.result.close();
        forget();
      };
      resolve(request.result);
    };
    request.onerror = () => {
      opening = null;
      reject(request.error);
    };
  });
  return opening;
}

/** Resolves once a transaction stands, with the result of a request in it. */
export function done(transaction, result) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(result?.result);
    transaction.onabort = () => reject(transaction.error);
  });
}

export async function get(store, key) {
  const transaction = (await openDb()).transaction(store);
  return done(transaction, transaction.objectStore(store).get(key));
}

export async function put(store, key, value) {
  const transaction = (await openDb()).transaction(store, 'readwrite');
  transaction.objectStore(store).put(value, key);
  return done(transaction);
}

export async function remove(store, key) {
  const transaction = (await openDb()).transaction(store, 'readwrite');
  transaction.objectStore(store).delete(key);
  return done(transaction);
}

/** The account this browser knows, or null. A browser that lets nothing be stored knows none. */
export async function knownDevice() {
  try {
    return await get('device', THIS) ?? null;
  } catch {
    return null;
  }
}

/** Keeps what the next unlock needs. Another account than before starts from nothing; a fresh local key makes old local words unreadable, so they go. */
export async function keepDevice(record, fresh) {
  const before = await get('device', THIS);
  const other = before !== undefined && before.account !== record.account;
  const transaction = (await openDb()).transaction(['device', 'frames', 'local'], 'readwrite');
  if (other) transaction.objectStore('frames').clear();
  if (other || fresh) transaction.objectStore('local').clear();
  transaction.objectStore('device').put(record, THIS);
  await done(transaction);
}
