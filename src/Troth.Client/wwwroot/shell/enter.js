// From a sign-in to the open app, the same for a new account, an unlock and a recovery.
import { base64, fromBase64, fromHex, hex, random } from '../bytes.js';
import { keepDevice, knownDevice } from '../device.js';
import { isInvited, session, unlock, vault, withCode } from '../port.js';
import { call, ITERATION_FLOOR } from './server.js';

const HANDLE = /^[a-z0-9][a-z0-9._-]{2,31}$/;
const SHELL_PATHS = ['/', '/begin', '/unlock', '/recover', '/password', '/kit', '/calm', '/help-lines'];

/** AUTH of the password that opens this session, in base64. In memory only. */
let current = null;

/** A handle as the server keeps it, or null (docs/protocol.md 2). */
export function readHandle(text) {
  const handle = text.trim().toLowerCase();
  return HANDLE.test(handle) ? handle : null;
}

/** Refuses a server that asks for fewer iterations than the floor, or than this device has seen for the account. */
export function checkIterations(iterations, highest) {
  if (!Number.isSafeInteger(iterations) || iterations < Math.max(ITERATION_FLOOR, highest)) throw withCode('kdf_low');
}

/** The random id of this browser for this account; in hex. */
export async function deviceFor(handle) {
  const known = await knownDevice();
  return known?.handle === handle ? known.device : hex(random(16));
}

export async function signIn(handle, auth, device) {
  return (await call('POST', '/sessions', { handle, auth: base64(auth), device })).body;
}

/** Opens one slot with the key the vault derived last: { ldk, fresh }. A server that has given a token for it must have the right one. */
export function openSlot(account, slot, ldk, token) {
  return vault('openSlot', { account: fromHex(account), slot: fromHex(slot.slot), type: slot.type, blob: fromBase64(slot.blob), ldk })
    .catch((error) => { throw token && error.code !== 'locked' ? withCode('stopped') : error; });
}

/**
 * Keeps what the next unlock needs, then hands over to .NET.
 * @param record what device.js keeps
 * @param fresh whether the local key is new, so that words sealed under an older one are gone
 * @param token null while offline
 * @param auth AUTH of the password, held in memory for signing in again
 */
export async function enter({ record, fresh, token, auth }) {
  try {
    await keepDevice(record, fresh);
  } catch {
    throw withCode('storage');
  }
  navigator.storage?.persist?.();
  const { handle, account, personal, device } = record;
  const asked = SHELL_PATHS.includes(location.pathname) ? '/today' : location.pathname + location.search;
  const place = isInvited() ? '/meet' : asked;
  history.replaceState(null, '', place);
  current = base64(auth);
  unlock({ token, account, personal, handle, device, place }, async () => (await signIn(handle, fromBase64(current), device)).token, () => current);
}

/** From here on this session and the next unlock of this browser go by the new password. */
export async function renew({ seed, iterations, auth, slot }) {
  current = auth;
  const known = await knownDevice();
  // Another tab may have unlocked another name meanwhile; then this browser keeps that one.
  if (known?.account === session.account) await keepDevice({ ...known, kdf: { seed, iterations }, slot }, false);
}
