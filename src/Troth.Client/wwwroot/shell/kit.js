// What a new account must keep: the Secret Key, and the kit key if there is one; as text, on paper, as a code.
import { qr } from '../port.js';
import { byId, fill, say } from './page.js';

const SVG = 'http://www.w3.org/2000/svg';
const QUIET = 4;
const FILE = 'notes-kit.txt';
let sheet = null;

/** Fills the sheet. kitKey is null where the person declined the kit. */
export function showKit(view, { handle, secretKey, kitKey }) {
  const address = location.origin;
  fill(view, 'handle', handle);
  fill(view, 'address', address);
  fillGroups(view, 'secret-key', secretKey);
  for (const part of view.querySelectorAll('[data-kit]')) part.hidden = !kitKey;
  if (kitKey) fillGroups(view, 'kit-key', kitKey);
  const lines = [['kit_name', handle], ['kit_server', address], ['kit_secret', secretKey]];
  if (kitKey) lines.push(['kit_key', kitKey]);
  const text = lines.map(([key, value]) => `${say(key)}: ${value}`).join('\n');
  sheet = text;
  byId('kit-print').onclick = () => print();
  byId('kit-copy').onclick = () => copy(text);
  byId('kit-save').onclick = () => save(text);
  drawQr(text);
}

/** Empties the sheet: what was shown once must not stay in the page behind the app. */
export function clearKit(view) {
  sheet = null;
  for (const name of ['secret-key', 'kit-key']) fill(view, name, '');
  byId('kit-qr').replaceChildren();
  for (const id of ['kit-print', 'kit-copy', 'kit-save']) byId(id).onclick = null;
}

/** Groups of four that wrap between groups only. */
function fillGroups(view, name, text) {
  const groups = text.split('-');
  const spans = groups.map((group, i) => Object.assign(document.createElement('span'), { textContent: i < groups.length - 1 ? `${group}-` : group }));
  for (const place of view.querySelectorAll(`[data-fill="${name}"]`)) place.replaceChildren(...spans);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    byId('kit-done').textContent = say('copied');
  } catch {
    byId('kit-done').textContent = say('not_copied');
  }
}

function save(text) {
  const url = URL.createObjectURL(new Blob([`${text}\n`], { type: 'text/plain' }));
  Object.assign(document.createElement('a'), { href: url, download: FILE }).click();
  setTimeout(() => URL.revokeObjectURL(url));
  byId('kit-done').textContent = say('saved');
}

async function drawQr(text) {
  const { size, modules } = await qr(text);
  if (sheet !== text) return;
  const path = Array.from(modules, (dark, i) => dark ? `M${i % size + QUIET} ${Math.floor(i / size) + QUIET}h1v1h-1z` : '').join('');
  const side = size + 2 * QUIET;
  const svg = element('svg', { class: 'qr', viewBox: `0 0 ${side} ${side}`, role: 'img', 'aria-labelledby': 'qr-title', 'shape-rendering': 'crispEdges' });
  const title = element('title', { id: 'qr-title' });
  title.textContent = say('qr');
  svg.append(title, element('path', { d: path }));
  const place = byId('kit-qr');
  place.classList.remove('qr-wait');
  place.replaceChildren(svg);
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
