// Help lines by country. The person chooses; nothing is looked up, sent or remembered (clinical.md 3.9).
import { byId, say } from './page.js';

const PURPOSES = ['emergency', 'partner', 'sexual', 'children', 'distress', 'crime'];
const select = byId('country');
let opened = false;

/** Called each time the view is shown. */
export async function open() {
  if (opened) return;
  opened = true;
  select.addEventListener('change', showCountry);
  const countries = await load('index');
  if (countries === null) {
    opened = false;
    return;
  }
  select.append(...countries.map(({ code, name }) => new Option(name, code)));
}

async function load(name) {
  try {
    const response = await fetch(`/crisis/${name}.json`);
    if (!response.ok) throw new Error(name);
    byId('lines-error').hidden = true;
    return await response.json();
  } catch {
    byId('lines-error').hidden = false;
    return null;
  }
}

async function showCountry() {
  const code = select.value;
  const lines = code === '' ? [] : await load(code);
  if (select.value !== code || lines === null) return;
  const groups = PURPOSES.map((purpose) => [purpose, lines.filter((line) => line.purpose === purpose)]).filter(([, found]) => found.length > 0);
  byId('lines').replaceChildren(...groups.flatMap(([purpose, found]) => group(purpose, found)));
}

function group(purpose, lines) {
  const title = Object.assign(document.createElement('h3'), { textContent: say(purpose) });
  const list = Object.assign(document.createElement('ul'), { className: 'lines' });
  list.setAttribute('role', 'list');
  list.append(...lines.map(card));
  return [title, list];
}

function card(line) {
  const made = byId('help-line').content.cloneNode(true);
  const part = (name) => made.querySelector(`[data-line="${name}"]`);
  const write = (name, text) => {
    part(name).hidden = !text;
    part(name).textContent = text || '';
  };
  const link = (name, href, text) => {
    part(name).hidden = !href;
    if (href) part(name).href = href;
    if (href && text) part(name).textContent = text;
  };
  const dial = (number) => number?.replace(/[^\d+]/g, '');
  write('name', line.name);
  write('audience', [line.audience === 'anyone' ? null : say('for', { who: line.audience }), line.region].filter(Boolean).join(', '));
  link('call', line.call && `tel:${dial(line.call)}`, say('call', { number: line.call }));
  link('sms', line.sms && `sms:${dial(line.sms)}`, say('text', { number: line.sms }));
  link('chat', line.chat);
  write('facts', [line.hours, line.languages, line.cost, line.leavesBillTrace === false ? say('no_bill') : null].filter(Boolean).join('. '));
  write('note', line.note);
  part('check').hidden = line.verified;
  return made;
}
