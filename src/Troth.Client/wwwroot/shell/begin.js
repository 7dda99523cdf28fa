// Begin: six steps with one question each, then the keys, then what to keep. Nothing is sent before the last step.
import { base64, hex } from '../bytes.js';
import { keepDevice, openDb } from '../device.js';
import { dropKeys, inviteId, onLocked, vault, withCode } from '../port.js';
import { deviceFor, enter, readHandle, signIn } from './enter.js';
import { dropKit, showKit } from './kit.js';
import { byId, fail, failForm, fill, focusTitle, onSubmit, say, showStep } from './page.js';
import { call, ITERATIONS, PASSWORD_LENGTH, SLOT } from './server.js';

const STEPS = ['server', 'moment', 'handle', 'password', 'repeat', 'kit', 'making', 'keep'];
const ASKED = 6;
const WORDS = 5;

const view = document.querySelector('[data-view="begin"]');
const form = (name) => view.querySelector(`[data-step="${name}"]`);
const passwordInput = byId('begin-password');
const repeatInput = byId('begin-repeat');
let opened = false;
let reached = 0;
let registration = null;
let words = [];
let pending = null;
let result = null;
let expired = false;

/** Called each time the view is shown, also on Back between its steps. */
export function open() {
  // The sheet was on screen when the page was loaded again: the account is there, and this browser knows its Secret Key.
  if (history.state?.step === 'keep' && !result) return location.replace('/unlock');
  if (!opened) prepare();
  const wanted = Math.max(0, STEPS.indexOf(history.state?.step));
  show(STEPS[result ? STEPS.length - 1 : Math.min(wanted, reached, ASKED - 1)]);
}

function prepare() {
  opened = true;
  fill(view, 'origin', location.host);
  for (const button of view.querySelectorAll('[data-back]')) button.addEventListener('click', () => history.back());
  for (const radio of view.querySelectorAll('[name="kind"]')) radio.addEventListener('change', showKind);
  for (const radio of view.querySelectorAll('[name="wait"]')) radio.addEventListener('change', () => { byId('no-kit').hidden = chosen('wait') !== 'none'; });
  byId('other-words').addEventListener('click', offerWords);
  onSubmit(form('server'), readServer);
  onSubmit(form('moment'), () => next('handle'));
  onSubmit(form('handle'), readName);
  onSubmit(form('password'), readPassword);
  onSubmit(form('repeat'), readRepeat);
  onSubmit(form('kit'), () => { next('making'); return make(false); });
  onSubmit(form('making'), () => make(true));
  onSubmit(form('keep'), finish);
  onLocked(() => { expired = true; });
  call('GET', '/server').then(({ body }) => {
    registration = body.registration;
    if (body.name) fill(view, 'server-name', ` (${body.name})`);
  }).catch(() => {});
}

const chosen = (name) => view.querySelector(`[name="${name}"]:checked`).value;
const password = () => (chosen('kind') === 'words' ? words.join(' ') : passwordInput.value).normalize('NFKC');

function show(name) {
  showStep(view, name);
  const n = STEPS.indexOf(name) + 1;
  view.querySelector('.step-count').hidden = n > ASKED;
  fill(view, 'step', say('step', { n, all: ASKED }));
  if (name === 'password' && words.length === 0) offerWords();
  focusTitle(view);
}

function next(name) {
  reached = Math.max(reached, STEPS.indexOf(name));
  history.pushState({ shell: true, step: name }, '');
  show(name);
}

async function readServer() {
  try {
    registration ??= (await call('GET', '/server')).body.registration;
    if (registration === 'closed') return failForm(form('server'), 'registration_closed');
    if (registration === 'invited' && inviteId() === null) return failForm(form('server'), 'invite_needed');
    next('moment');
  } catch (error) {
    failForm(form('server'), error.code);
  }
}

function readName() {
  const input = byId('begin-handle');
  const handle = readHandle(input.value);
  if (handle === null) return fail(input, 'handle');
  input.value = handle;
  next('password');
}

function showKind() {
  const own = chosen('kind') === 'own';
  byId('own').hidden = !own;
  byId('offered').hidden = own;
  byId('begin-password-error').hidden = true;
}

/** A whole number below the limit, each equally likely: what does not divide evenly is thrown again. */
function below(limit) {
  const usable = 2 ** 32 - 2 ** 32 % limit;
  const draw = new Uint32Array(1);
  do crypto.getRandomValues(draw);
  while (draw[0] >= usable);
  return draw[0] % limit;
}

async function offerWords() {
  try {
    const response = await fetch('/words.txt');
    if (!response.ok) throw new Error();
    const list = (await response.text()).trim().split(/\s+/);
    words = Array.from({ length: WORDS }, () => list[below(list.length)]);
    byId('offered-words').replaceChildren(...words.map((word) => Object.assign(document.createElement('li'), { textContent: word })));
  } catch {
    fail(passwordInput, 'no_words');
  }
}

function readPassword() {
  if ([...password()].length < PASSWORD_LENGTH) return fail(passwordInput, chosen('kind') === 'own' ? 'short' : 'no_words');
  next('repeat');
}

function readRepeat() {
  if (repeatInput.value.normalize('NFKC') !== password()) return fail(repeatInput, 'not_same');
  next('kit');
}

/** Makes the keys and the account. A second try after a lost answer sends the very same account again. */
async function make(again) {
  byId('making-wait').hidden = false;
  byId('making-failed').hidden = true;
  try {
    await openDb().catch(() => { throw withCode('storage'); });
    if (!again || pending === null) pending = await makeAccount();
    result = await register(pending, again);
    passwordInput.value = repeatInput.value = '';
    words = [];
    byId('offered-words').replaceChildren();
    keep();
  } catch (error) {
    makingFailed(error.code);
  }
}

function makingFailed(code) {
  if (code === 'handle_taken' || code === 'auth') {
    reached = STEPS.indexOf('handle');
    history.replaceState({ shell: true, step: 'handle' }, '');
    show('handle');
    return fail(byId('begin-handle'), 'handle_taken');
  }
  byId('making-wait').hidden = true;
  byId('making-failed').hidden = false;
  failForm(form('making'), code);
}

async function makeAccount() {
  const handle = byId('begin-handle').value;
  const wait = chosen('wait');
  const kit = wait !== 'none';
  // The vault makes an account only while it is locked; an earlier try may have left it open.
  dropKeys();
  expired = false;
  const made = await vault('createAccount', { handle, password: password(), iterations: ITERATIONS, kit, time: Date.now() });
  const slots = made.slots.map(({ slot, type, blob }) => ({ slot: hex(slot), type, blob: base64(blob) }));
  const { space, member, frames, wrap } = made.personal;
  const request = {
    account: hex(made.account),
    handle,
    seed: base64(made.seed),
    iterations: made.iterations,
    auth: base64(made.auth),
    slots,
    kit: kit ? { auth: base64(made.kitAuth), waitHours: Number(wait) } : null,
    personal: { space: hex(space), member: hex(member), frames: base64(frames), wrap: wrap ? base64(wrap) : null },
    invite: registration === 'invited' ? inviteId() : null,
  };
  return { made, request };
}

async function register({ made, request }, again) {
  const { handle, seed, iterations, slots } = request;
  try {
    await call('POST', '/accounts', request);
  } catch (error) {
    // On a second try the name may be taken by the first, whose answer was lost; then signing in works.
    if (!again || error.code !== 'handle_taken') throw error;
  }
  const device = await deviceFor(handle);
  const { token, account, personal } = await signIn(handle, made.auth, device);
  const slot = slots.find(({ type }) => type === SLOT.password);
  const record = { account, personal, handle, secretKey: made.secretKey, kdf: { seed, iterations }, slot, ldk: made.ldk, device };
  pending = null;
  // Kept at once: from here on the account exists, and closing the tab must not cost its Secret Key.
  await keepDevice(record, true);
  return { record, fresh: true, token, auth: made.auth, kitKey: made.kitKey };
}

function keep() {
  history.replaceState({ shell: true, step: 'keep' }, '');
  show('keep');
  showKit(byId('begin-sheet'), { handle: result.record.handle, secretKey: result.record.secretKey, kitKey: result.kitKey });
}

async function finish() {
  if (!byId('kept').checked) return fail(byId('kept'), 'keep_first');
  if (expired) return location.replace('/unlock');
  try {
    await enter(result);
    await dropKit(byId('begin-sheet'));
    result = null;
  } catch (error) {
    fail(byId('kept'), error.code);
  }
}
