// Unlock: password, and the Secret Key where this browser does not know it.
import { knownDevice } from '../device.js';
import { enter, readHandle } from './enter.js';
import { byId, fail, failForm, onSubmit, required } from './page.js';
import { unlockWith } from './password.js';

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
    await enter(await unlockWith(isKnown(handle) ? known : null, handle, password, secretKey));
    passwordInput.value = keyInput.value = '';
  } catch (error) {
    if (error.code === 'bad_text' && !isKnown(handle)) fail(keyInput, 'bad_text');
    else failForm(form, error.code);
  } finally {
    byId('unlock-busy').hidden = true;
  }
}
