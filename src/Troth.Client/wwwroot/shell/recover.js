// The recovery kit: papers, the wait, a new password (docs/protocol.md 3.3).
import { base64 } from '../bytes.js';
import { dropKeys, vault } from '../port.js';
import { deviceFor, enter, openSlot, readHandle } from './enter.js';
import { byId, fail, failForm, fill, focusTitle, onSubmit, required, showStep } from './page.js';
import { putPassword, readNewPassword, unlockWith } from './password.js';
import { appendPersonal, openPersonal } from './personal.js';
import { call, ITERATIONS, SLOT } from './server.js';

const view = document.querySelector('[data-view="recover"]');
const papers = view.querySelector('[data-step="papers"]');
const renew = view.querySelector('[data-step="new-password"]');
const CODES = { auth: 'wrong_kit', wrong_secret: 'wrong_kit' };
let opened = false;
let recovered = null;

/** Called each time the view is shown. */
export function open() {
  if (opened) return;
  opened = true;
  onSubmit(papers, () => present().catch((error) => failForm(papers, CODES[error.code] ?? error.code)));
  onSubmit(renew, () => choose().catch((error) => failForm(renew, error.code)));
}

async function readKey(input, kind) {
  const text = required(input);
  if (text === '') return null;
  try {
    await vault('checkText', { kind, text });
    return text;
  } catch (error) {
    fail(input, error.code);
    return null;
  }
}

async function present() {
  const handle = readHandle(byId('recover-handle').value);
  if (handle === null) return fail(byId('recover-handle'), 'handle');
  const secretKey = await readKey(byId('recover-key'), 'secretKey');
  const kitKey = secretKey && await readKey(byId('recover-kit'), 'kitKey');
  if (!kitKey) return;
  dropKeys();
  const { auth } = await vault('deriveKit', { secretKey, kitKey });
  const device = await deviceFor(handle);
  const { status, body } = await call('POST', '/recovery', { handle, auth: base64(auth), device });
  if (status === 202) {
    const ready = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' });
    fill(view, 'ready', ready.format(new Date(body.readyAt)));
    showStep(view, 'wait');
  } else {
    await openSlot(body.account, body.slots.find(({ type }) => type === SLOT.kit), null, body.token);
    recovered = { handle, personal: body.personal, token: body.token, n: 0 };
    showStep(view, 'new-password');
  }
  focusTitle(view);
}

async function choose() {
  const first = byId('recover-password');
  const second = byId('recover-repeat');
  const password = readNewPassword(first, second);
  if (password === null) return;
  await replacePassword(password);
  const { handle, secretKey } = recovered;
  await enter(await unlockWith(null, handle, password, secretKey));
  for (const input of view.querySelectorAll('input')) input.value = '';
  recovered = null;
}

/** Appends the new slot to the personal space's list, then puts it in place. A second try first opens what the first one left. */
async function replacePassword(password) {
  const { handle, personal, token } = recovered;
  const { n, epoch } = await openPersonal(personal, token, recovered.n);
  recovered.n = n;
  const current = byId('recover-kit').value;
  const made = await vault('changePassword', { current, handle, password, iterations: ITERATIONS, time: Date.now() });
  recovered.secretKey = made.secretKey;
  await appendPersonal(personal, token, epoch, made.personal);
  await putPassword(null, made, token);
}
