// Paced breathing, 4 in and 6 out, and the five senses (clinical.md 1.7). Nothing is kept.
import { byId, say } from './page.js';

const IN_SECONDS = 4;
const OUT_SECONDS = 6;
let timer = 0;
let second = 0;

/** Wires the buttons, once. */
export function startCalm() {
  byId('breath-start').addEventListener('click', startBreathing);
  byId('breath-stop').addEventListener('click', () => {
    stopBreathing();
    byId('breath-start').focus();
  });
  byId('senses-next').addEventListener('click', () => showSense(at + 1));
  byId('senses-skip').addEventListener('click', () => showSense(at + 1));
  byId('senses-again').addEventListener('click', () => showSense(0));
  showSense(0, false);
}

function startBreathing() {
  byId('breath-start').hidden = true;
  byId('breath-stop').hidden = false;
  byId('breath-stop').focus();
  second = 0;
  beat();
  timer = setInterval(beat, 1000);
}

/** Stops; also when the view is left. */
export function stopBreathing() {
  if (timer === 0) return;
  clearInterval(timer);
  timer = 0;
  delete byId('breath').dataset.going;
  byId('breath-count').textContent = '';
  byId('breath-word').textContent = say('rest');
  byId('breath-start').hidden = false;
  byId('breath-stop').hidden = true;
}

function beat() {
  const place = second % (IN_SECONDS + OUT_SECONDS);
  const inward = place < IN_SECONDS;
  if (place === 0) phase('in');
  else if (place === IN_SECONDS) phase('out');
  byId('breath-count').textContent = String(inward ? place + 1 : place - IN_SECONDS + 1);
  second += 1;
}

function phase(name) {
  byId('breath').dataset.going = name;
  byId('breath-word').textContent = say(name);
}

let at = 0;

function showSense(index, move = true) {
  const senses = [...byId('senses').children];
  at = index;
  senses.forEach((sense, i) => { sense.hidden = i !== at; });
  const last = at === senses.length - 1;
  byId('senses-next').hidden = byId('senses-skip').hidden = last;
  byId('senses-again').hidden = !last;
  if (!move) return;
  senses[at].tabIndex = -1;
  senses[at].focus();
}
