// The tabs of this browser: one leads and alone talks to the server, the others follow what it keeps. The lead goes where the person is.
// What tabs tell each other are single words without content: kept, waiting, left, lost, reached; and yield, leads between these modules.
const LOCK = 'notes-sync';
const PATIENCE_MS = 15000;

const channel = new BroadcastChannel(LOCK);
let hear = () => {};
let release = null; // set while this tab leads
let queued = null; // what takes this tab out of the line
let wanted = false; // the person is here, and another tab leads
let patience = 0;

/** Joins the tabs. The ear is told lead, yield and stolen of this tab, online, shown and hidden of its window, and the words of the leading tab. */
export function joinTabs(ear) {
  hear = ear;
  channel.addEventListener('message', ({ data }) => listen(data));
  for (const type of ['pointerdown', 'keydown']) addEventListener(type, wantLead, { capture: true, passive: true });
  addEventListener('focus', show);
  addEventListener('online', () => hear('online'));
  document.addEventListener('visibilitychange', () => (document.hidden ? hear('hidden') : show()));
  queue(false);
  if (!document.hidden) wantLead();
}

export const tellTabs = (word) => channel.postMessage(word);

/** Asks the leading tab for the lead. It finishes what it is sending; if it does not answer at all, the lead is taken from it. */
export function wantLead() {
  if (release || wanted) return;
  wanted = true;
  tellTabs('yield');
  patience = setTimeout(queue, PATIENCE_MS, true);
}

/** Gives the lead up, once nothing is on its way any more. */
export function yieldLead() {
  release?.();
}

function show() {
  wantLead();
  hear('shown');
}

function listen(word) {
  if (word === 'yield') stepBack();
  else if (word === 'leads') askAgain();
  else hear(word);
}

function stepBack() {
  if (release) return hear('yield');
  wanted = false; // the person is elsewhere now
  clearTimeout(patience);
  queue(false);
}

function askAgain() {
  if (wanted) tellTabs('yield');
}

/** Stands in line for the lead, behind everybody who stands there already. */
async function queue(steal) {
  queued?.abort();
  const mine = new AbortController();
  queued = mine;
  let led = false;
  try {
    await navigator.locks.request(LOCK, steal ? { steal } : { signal: mine.signal }, () => {
      led = true;
      return lead();
    });
  } catch {
    if (led) hear('stolen'); // otherwise it has only left the line
  }
  if (queued !== mine) return;
  release = null;
  queue(false);
}

function lead() {
  wanted = false;
  clearTimeout(patience);
  const term = new Promise((resolve) => { release = resolve; });
  tellTabs('leads');
  hear('lead');
  return term;
}
