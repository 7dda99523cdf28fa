// The recovery kit: papers, the wait, a new password (docs/protocol.md 3.3).
import { base64, hex } from '../bytes.js';
import { vault } from '../port.js';
import { deviceFor, enter, openSlot, readHandle } from './enter.js';
import { byId, fail, failForm, fill, focusTitle, onSubmit, required, showStep } from './page.js';
import { call, ITERATIONS, PASSWORD_LENGTH, SLOT } from './server.js';

const view = document.querySelector('[data-view="recover"]');
const papers = view.querySelector('[data-step="papers"]');
const renew = view.querySelector('[data-step="new-password"]');
const CODES = { auth: 'wrong_kit', wrong_secret: 'wrong_kit' };
const KIND = { secretKey: 1, kitKey: 2 };
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
  const secretKey = await readKey(byId('recover-key'), KIND.secretKey);
  const kitKey = secretKey && await readKey(byId('recover-kit'), KIND.kitKey);
  if (!kitKey) return;
  const { auth } = await vault('deriveKit', { secretKey, kitKey });
  const device = await deviceFor(handle);
  const { status, body } = await call('POST', '/recovery', { handle, auth: base64(auth), device });
  if (status === 202) {
    const ready = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' });
    fill(view, 'ready', ready.format(new Date(body.readyAt)));
    showStep(view, 'wait');
  } else {
    const { ldk } = await openSlot(body.account, body.slots.find(({ type }) => type === SLOT.kit), null);
    recovered = { answer: body, ldk, handle, device };
    showStep(view, 'new-password');
  }
  focusTitle(view);
}

async function choose() {
  const first = byId('recover-password');
  const second = byId('recover-repeat');
  if ([...first.value.normalize('NFKC')].length < PASSWORD_LENGTH) return fail(first, 'short');
  if (first.value.normalize('NFKC') !== second.value.normalize('NFKC')) return fail(second, 'not_same');
  const { answer, ldk, handle, device } = recovered;
  const made = await vault('changePassword', { handle, password: first.value, iterations: ITERATIONS });
  const slot = { slot: hex(made.slot.slot), type: SLOT.password, blob: base64(made.slot.blob) };
  const kdf = { seed: base64(made.seed), iterations: made.iterations };
  await call('PUT', '/account/password', { auth: null, ...kdf, newAuth: base64(made.auth), slot }, answer.token);
  const record = { account: answer.account, personal: answer.personal, handle, secretKey: made.secretKey, kdf, slot, ldk, device };
  await enter({ record, fresh: true, token: answer.token, auth: made.auth });
  first.value = second.value = '';
}
