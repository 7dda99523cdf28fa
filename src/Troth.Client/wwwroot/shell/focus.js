// Where the keyboard goes: to a field found wrong; and when what had the focus is gone or folded in, to the title of the nearest part still there, not to the top.
import { byId } from './page.js';

const PARTS = 'article, section, main, #app';
let focused = null;
let parts = [];

/** Watches the app; the shell moves the focus itself. */
export function keepFocus() {
  const app = byId('app');
  app.addEventListener('focusin', ({ target }) => {
    focused = target;
    parts = partsOf(target);
  });
  // After .NET has had its turn: a button that asks once more takes the focus itself.
  new MutationObserver(() => setTimeout(restore)).observe(app, { childList: true, subtree: true });
  new MutationObserver((changes) => setTimeout(() => changes.find(({ target }) => target.ariaInvalid)?.target.focus())).observe(app, { attributeFilter: ['aria-invalid'], subtree: true });
}

function partsOf(element) {
  const found = [];
  for (let part = element.closest(PARTS); part; part = part.parentElement?.closest(PARTS)) found.push(part);
  return found;
}

function restore() {
  if (focused === null || (focused.isConnected && focused.checkVisibility()) || document.activeElement !== document.body) return;
  const title = parts.filter((part) => part.isConnected).map((part) => part.querySelector('h1, h2, h3')).find((heading) => heading?.checkVisibility());
  focused = null;
  if (!title) return;
  title.tabIndex = -1;
  title.focus();
}
