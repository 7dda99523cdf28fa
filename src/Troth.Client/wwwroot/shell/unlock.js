// Unlock: password, and the Secret Key where this browser does not know it.
import { fromBase64 } from '../bytes.js';
import { knownDevice } from '../device.js';
import { vault } from '../port.js';
import { checkIterations, deviceFor, enter, openSlot, readHandle, signIn } from './enter.js';
import { byId, fail, failForm, onSubmit, required } from './page.js';
import { call, SLOT } from './server.js';

const form = byId('unlock');
const handleInput = byId('unlock-handle');
const passwordInput = byId('unlock-password');
const keyInput = byId('unlock-key');
let known = null;
let opened = false;

/** Called each time the view is shown. */
export async function open() {
  if (opened) return;
  opened = true;
  known = await knownDevice();
  if (known) handleInput.value = known.handle;
  handleInput.addEventListener('input', showFields);
  onSubmit(form, submit);
  showFields();
  if (known) passwordInput.focus();
}

const isKnown = (handle) => known !== null && handle === known.handle;

function showFields() {
  const same = isKnown(readHandle(handleInput.value));
  byId('unlock-secret').hidden = same;
  byId('unlock-other').hidden = same || known === null;
}

async function submit() {
  const handle = readHandle(handleInput.value);
  if (handle === null) return fail(handleInput, 'handle');
  const password = passwordInput.value;
  if (password === '') return fail(passwordInput, 'empty');
  const secretKey = isKnown(handle) ? known.secretKey : required(keyInput);
  if (secretKey === '') return;
  byId('unlock-busy').hidden = false;
  try {
    await enter(await unlockWith(handle, password, secretKey));
    passwordInput.value = keyInput.value = '';
  } catch (error) {
    if (error.code === 'bad_text' && !isKnown(handle)) fail(keyInput, 'bad_text');
    else failForm(form, error.code);
  } finally {
    byId('unlock-busy').hidden = true;
  }
}

async function unlockWith(handle, password, secretKey) {
  const cached = isKnown(handle) ? known.kdf : null;
  if (cached === null) return online(handle, password, secretKey, await askKdf(handle, 0), null);
  try {
    return await online(handle, password, secretKey, cached, known);
  } catch (error) {
    if (error.code !== 'auth') throw error;
    // The password may have been changed on another device.
    const kdf = await askKdf(handle, cached.iterations);
    if (kdf.seed === cached.seed && kdf.iterations === cached.iterations) throw error;
    return online(handle, password, secretKey, kdf, known);
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
async function online(handle, password, secretKey, kdf, before) {
  const { auth } = await vault('derive', { handle, password, secretKey, seed: fromBase64(kdf.seed), iterations: kdf.iterations });
  const device = await deviceFor(handle);
  let answer;
  try {
    answer = await signIn(handle, auth, device);
  } catch (error) {
    if (error.code !== 'offline' || !before?.slot) throw error;
    answer = { token: null, account: before.account, personal: before.personal, slots: [before.slot] };
  }
  const slot = answer.slots.find(({ type }) => type === SLOT.password);
  const ldk = before?.account === answer.account ? before.ldk : null;
  const { ldk: wrapped, fresh } = await openSlot(answer.account, slot, ldk);
  const record = { account: answer.account, personal: answer.personal, handle, secretKey, kdf, slot, ldk: wrapped ?? ldk, device };
  return { record, fresh: fresh === true, token: answer.token, auth };
}
