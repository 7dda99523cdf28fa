// What a person must keep: the Secret Key, and the kit key if there is one; as text, on paper, as a code.
import { setting } from '../bridge.js';
import { qr, touchOthers, vault } from '../port.js';
import { byId, copyInto, fill, say } from './page.js';

const SVG = 'http://www.w3.org/2000/svg';
const QUIET = 4;
const FILE = 'notes-kit.txt';
const SHEET_IDLE_SECONDS = 900;
const IDLE_MINUTES = 2;

/** Puts the sheet into a place. kitKey is null where the person declined the kit. */
export function showKit(place, { handle, secretKey, kitKey }) {
  const address = location.origin;
  copyInto(place, 'kit-sheet');
  fill(place, 'handle', handle);
  fill(place, 'address', address);
  fillGroups(place, 'secret-key', secretKey);
  for (const part of place.querySelectorAll('[data-kit]')) part.hidden = !kitKey;
  if (kitKey) fillGroups(place, 'kit-key', kitKey);
  const lines = [['kit_name', handle], ['kit_server', address], ['kit_secret', secretKey]];
  if (kitKey) lines.push(['kit_key', kitKey]);
  const text = lines.map(([key, value]) => `${say(key)}: ${value}`).join('\n');
  byId('kit-print').addEventListener('click', () => print());
  byId('kit-copy').addEventListener('click', () => copy(text));
  byId('kit-save').addEventListener('click', () => save(text));
  drawQr(text);
  // The sheet must survive a walk to the printer.
  lockAfter(SHEET_IDLE_SECONDS);
  touchOthers(SHEET_IDLE_SECONDS);
}

/** Takes the sheet away; from here on the vault locks as the person chose. */
export function dropKit(place) {
  place.replaceChildren();
  touchOthers(0);
  return lockAfter(60 * (Number(setting('lock-minutes')) || IDLE_MINUTES));
}

const lockAfter = (seconds) => vault('setIdle', { seconds }).catch(() => {});

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
  if (!size) return;
  const path = Array.from(modules, (dark, i) => dark ? `M${i % size + QUIET} ${Math.floor(i / size) + QUIET}h1v1h-1z` : '').join('');
  const side = size + 2 * QUIET;
  const svg = element('svg', { class: 'qr', viewBox: `0 0 ${side} ${side}`, role: 'img', 'aria-labelledby': 'qr-title', 'shape-rendering': 'crispEdges' });
  const title = element('title', { id: 'qr-title' });
  title.textContent = say('qr');
  svg.append(title, element('path', { d: path }));
  const place = byId('kit-qr');
  if (!place) return;
  place.classList.remove('qr-wait');
  place.replaceChildren(svg);
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
