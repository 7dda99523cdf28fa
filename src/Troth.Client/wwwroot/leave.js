// Quick exit: cover, drop the keys, tell the other tabs, replace the page. Nothing is stored, nothing is sent (clinical.md 3.6).
import { dropKeys, onLeaving, tellOthers } from './port.js';

const AWAY = '/leave.html';
const PRESSES = 3;
const WINDOW_MS = 5000;

let presses = 0;
let timer = 0;
let neutral = null;

export function leave() {
  cover();
  tellOthers('leave');
  away();
}

function cover() {
  document.documentElement.classList.add('covered');
  dropKeys();
}

function follow() {
  cover();
  away();
}

/** The neutral page; a copy of it where there is neither a network nor a kept one. */
function away() {
  if (isKept() || navigator.onLine || neutral === null) return location.replace(AWAY);
  history.replaceState(null, '', AWAY);
  document.title = neutral.title;
  document.body.replaceChildren(...neutral.body.children);
  document.documentElement.classList.remove('covered');
}

const isKept = () => Boolean(navigator.serviceWorker?.controller);

/** Someone who left stays away: Back from the neutral page leads to it again. */
function stayAway() {
  const here = globalThis.navigation?.currentEntry?.index ?? -1;
  const next = globalThis.navigation?.entries()[here + 1]?.url;
  if (next && new URL(next).pathname === AWAY) follow();
}

function count(event) {
  if (event.key !== 'Shift') return reset();
  if (event.repeat) return;
  presses += 1;
  clearTimeout(timer);
  timer = setTimeout(reset, WINDOW_MS);
  draw();
  if (presses === PRESSES) leave();
}

function reset() {
  if (presses === 0) return;
  presses = 0;
  clearTimeout(timer);
  draw();
}

function draw() {
  const dots = document.getElementById('leave-dots');
  dots.hidden = presses === 0;
  dots.dataset.presses = String(presses);
}

/** Listens for the link, the hidden link and the Shift key. */
export function watchForLeaving() {
  if (!isKept()) fetch(AWAY).then((answer) => answer.text()).then((text) => { neutral = new DOMParser().parseFromString(text, 'text/html'); }).catch(() => {});
  stayAway();
  addEventListener('pageshow', ({ persisted }) => { if (persisted) stayAway(); });
  addEventListener('keydown', count, { capture: true });
  addEventListener('click', (event) => {
    if (!event.target.closest?.(`a[href="${AWAY}"]`)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    leave();
  }, { capture: true });
  onLeaving(follow);
}
