// From a password to open keys, online or with what this device keeps.
import { base64, fromBase64, hex } from '../bytes.js';
import { knownDevice } from '../device.js';
import { dropKeys, vault } from '../port.js';
import { checkIterations, deviceFor, openSlot, signIn } from './enter.js';
import { fail } from './page.js';
import { call, PASSWORD_LENGTH, SLOT } from './server.js';

/** A new password, typed twice; else null, and the field that is wrong says so. */
export function readNewPassword(first, second) {
  const wrong = [...first.value.normalize('NFKC')].length < PASSWORD_LENGTH ? [first, 'short']
    : first.value.normalize('NFKC') !== second.value.normalize('NFKC') ? [second, 'not_same'] : null;
  if (wrong) fail(...wrong);
  return wrong ? null : first.value;
}

/**
 * Puts in place what the vault's changePassword made; gives what this device keeps of it, with AUTH.
 * @param proof the current AUTH in base64; null only in a session that a recovery opened
 */
export async function putPassword(proof, made, token) {
  const slot = { slot: hex(made.slot.slot), type: SLOT.password, blob: base64(made.slot.blob) };
  const [seed, auth, { iterations }] = [base64(made.seed), base64(made.auth), made];
  await call('PUT', '/account/password', { auth: proof, seed, iterations, newAuth: auth, slot }, token);
  return { seed, iterations, auth, slot };
}

/** Signs in and opens the keys; gives what enter takes. known is what device.js keeps for this very handle, or null. */
export async function unlockWith(known, handle, password, secretKey) {
  // The vault derives only while it is locked, and .NET expects to find nothing opened.
  dropKeys();
  const cached = known?.kdf ?? null;
  if (cached === null) return open(handle, password, secretKey, await askKdf(handle, 0), null);
  try {
    return await open(handle, password, secretKey, cached, known);
  } catch (error) {
    if (error.code !== 'auth') throw error;
    // The password may have been changed on another device.
    const kdf = await askKdf(handle, cached.iterations);
    if (kdf.seed === cached.seed && kdf.iterations === cached.iterations) throw error;
    return open(handle, password, secretKey, kdf, known);
  }
}

async function askKdf(handle, highest) {
  try {
    const { body } = await call('POST', '/kdf', { handle });
    checkIterations(body.iterations, highest);
    return { seed: body.seed, iterations: body.iterations };
  } catch (error) {
    if (error.code === 'offline' && highest === 0) error.code = 'offline_first';
    throw error;
  }
}

/** Signs in and opens the password slot; without a network the slot this device keeps will do. */
async function open(handle, password, secretKey, kdf, before) {
  const { auth } = await vault('derive', { handle, password, secretKey, seed: fromBase64(kdf.seed), iterations: kdf.iterations });
  const device = await deviceFor(handle);
  let answer;
  try {
    answer = await signIn(handle, auth, device);
  } catch (error) {
    // A server that is away or busy must not keep anybody from what this device holds.
    if (!['offline', 'rate', 'unavailable'].includes(error.code) || !before?.slot) throw error;
    answer = { token: null, account: before.account, personal: before.personal, slots: [before.slot] };
  }
  const slot = answer.slots.find(({ type }) => type === SLOT.password);
  const kept = before ?? await knownDevice(); // also after a kit: what waits here is sealed under its local key
  const { ldk, fresh } = await openSlot(answer.account, slot, kept?.account === answer.account ? kept.ldk : null, answer.token);
  const record = { account: answer.account, personal: answer.personal, handle, secretKey, kdf, slot, ldk, device };
  return { record, fresh, token: answer.token, auth };
}
