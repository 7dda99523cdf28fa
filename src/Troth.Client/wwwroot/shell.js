// Shows one view at a time, starts .NET behind it, and stays out of its way afterwards.
import { knownDevice } from './device.js';
import { watchForLeaving } from './leave.js';
import { example, inviteId, openExample, readTicket, session, whenUnlocked } from './port.js';
import { startCalm, stopBreathing } from './shell/calm.js';
import { byId, focusTitle, watchShowButtons } from './shell/page.js';

// Always there, locked or not; the others before the app is unlocked, or over it because passwords and keys never enter .NET.
const ALWAYS = { '/calm': 'calm', '/help-lines': 'help-lines' };
const LOCKED = { '/begin': 'begin', '/unlock': 'unlock', '/recover': 'recover' };
const UNLOCKED = { '/password': 'password', '/kit': 'kit' };
const EXAMPLE = '/sample';
const LATE = {
  'help-lines': () => import('./shell/help-lines.js'),
  begin: () => import('./shell/begin.js'),
  unlock: () => import('./shell/unlock.js'),
  recover: () => import('./shell/recover.js'),
  password: () => import('./shell/new-password.js'),
  kit: () => import('./shell/new-kit.js'),
};

// Asked for once the page answers (docs/decisions/0014).
const SOON = ['bridge.js', 'turn.js', 'wire.js', '_framework/dotnet.js', '_framework/dotnet.native.js', '_framework/dotnet.runtime.js'];

const device = knownDevice();
let shown = null;
let opening;

async function viewFor(path) {
  if (path in ALWAYS) return ALWAYS[path];
  if (session) return UNLOCKED[path] ?? 'app';
  if (example) return 'app';
  if (path in LOCKED) return LOCKED[path];
  return await device ? 'unlock' : 'start';
}

async function route() {
  const view = await viewFor(location.pathname);
  const moved = shown !== null && shown !== view;
  if (moved) LATE[shown]?.().then((late) => late.close?.());
  shown = view;
  byId('app').hidden = view !== 'app';
  byId('main').hidden = view === 'app';
  for (const section of document.querySelectorAll('[data-view]')) section.classList.toggle('shown', section.dataset.view === view);
  for (const link of document.querySelectorAll('.top nav a')) {
    if (ALWAYS[link.pathname] === view) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  if (view !== 'calm') stopBreathing();
  opening = LATE[view]?.().then((late) => late.open()).catch(() => { byId('lines-error').hidden = false; });
  await opening;
  if (shown === view) opening = undefined;
  if (moved && shown === view) focusTitle(view === 'app' ? byId('app') : document.querySelector('[data-view].shown'));
}

function go(path) {
  if (path !== location.pathname) history.pushState({ shell: true }, '', path);
  route();
}

/** The example lives in this document alone: a new document begins where nothing is known of it. */
function enterExample(step) {
  history[step](null, '', '/today');
  openExample();
}

function close() {
  if (history.state?.shell) history.back();
  else go('/');
}

// In the capture phase and before .NET: its router must neither follow the shell's links nor see the shell's steps in the history.
addEventListener('click', (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (event.target.closest('[data-close]')) return close();
  const link = event.target.closest('a[href]');
  if (!link || link.origin !== location.origin) return;
  if (link.id === 'skip') {
    event.preventDefault();
    return focusTitle(shown === 'app' ? byId('app') : document.querySelector('[data-view].shown'));
  }
  if (example && link.pathname === '/') {
    event.preventDefault();
    event.stopImmediatePropagation();
    return location.replace('/');
  }
  if (!session && !example && link.pathname === EXAMPLE) {
    event.preventDefault();
    return enterExample('pushState');
  }
  const shellPath = link.pathname in ALWAYS || (session ? link.pathname in UNLOCKED : !example && (link.pathname in LOCKED || link.pathname === '/'));
  if (!shellPath) return;
  event.preventDefault();
  go(link.pathname);
}, { capture: true });

// The browser itself never sends a form. A press that comes before the view's module is there is kept for it.
addEventListener('submit', (event) => {
  event.preventDefault();
  if (!opening) return;
  event.stopImmediatePropagation();
  const { target, submitter } = event;
  opening.then(() => target.requestSubmit(submitter));
}, { capture: true });

addEventListener('popstate', (event) => {
  if (example && location.pathname === '/') return location.reload();
  if (session && location.pathname in LOCKED) history.replaceState(null, '', session.place);
  const inShell = shown !== 'app' || location.pathname in ALWAYS || location.pathname in UNLOCKED;
  if (inShell) event.stopImmediatePropagation();
  route();
}, { capture: true });

addEventListener('hashchange', showTicket);

function showTicket() {
  if (!readTicket()) return;
  let state = 'whole';
  try {
    inviteId();
  } catch {
    state = 'bad';
  }
  for (const notice of document.querySelectorAll('[data-ticket]')) notice.hidden = notice.dataset.ticket !== state;
  byId('example').hidden = true; // the way back from it would cost the invitation
}

const afterThePicture = (work) => requestAnimationFrame(() => setTimeout(work));

async function fetchSoon() {
  for (const href of SOON) document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href, fetchPriority: 'low' }));
  import('./shell/focus.js').then(({ keepFocus }) => keepFocus());
  const { keepFiles, sayWhenBooted } = await import('./shell/offline.js');
  sayWhenBooted(byId('app'));
  keepFiles();
}

async function startDotNet() {
  await globalThis.Blazor?.start().catch(() => { byId('blazor-error-ui').style.display = 'block'; });
  (await import('./shell/offline.js')).keepTheRest();
}

showTicket();
watchForLeaving();
watchShowButtons();
startCalm();
document.documentElement.classList.add('js');
whenUnlocked().then(route);
if (location.pathname === EXAMPLE) enterExample('replaceState');
route();
afterThePicture(fetchSoon);
addEventListener('DOMContentLoaded', () => afterThePicture(startDotNet)); // .NET's first script may come later
