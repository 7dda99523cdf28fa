// Small words for the shell's views: finding, filling, saying, failing. Every sentence lives in index.html.

export const byId = (id) => document.getElementById(id);

/** A sentence of index.html by its key, with its places filled. */
export function say(key, values = {}) {
  const sentences = byId('sentences').content;
  const found = sentences.querySelector(`[data-say~="${CSS.escape(key)}"]`) ?? sentences.querySelector('[data-say="unavailable"]');
  return found.textContent.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Fills every place of that name inside an element. */
export function fill(root, name, text) {
  for (const place of root.querySelectorAll(`[data-fill="${name}"]`)) place.textContent = text;
}

/** Says at a field what is wrong with it, and goes there. */
export function fail(input, key) {
  const error = byId(`${input.id}-error`);
  error.textContent = say(key);
  error.hidden = false;
  input.setAttribute('aria-invalid', 'true');
  input.focus();
}

/** Says at a form what went wrong. */
export function failForm(form, key) {
  const error = form.querySelector('[data-error]');
  error.textContent = say(key);
  error.hidden = false;
}

/** Takes back what fail and failForm said. */
export function clearErrors(root) {
  for (const error of root.querySelectorAll('.error, [data-error]')) error.hidden = true;
  for (const input of root.querySelectorAll('[aria-invalid]')) input.removeAttribute('aria-invalid');
}

/** Puts a screen reader and the page at the beginning of what is now shown. */
export function focusTitle(root) {
  scrollTo(0, 0);
  const title = [...root.querySelectorAll('h1')].find((heading) => heading.checkVisibility());
  if (!title) return;
  title.tabIndex = -1;
  title.focus();
}

/** Shows one step of a view. */
export function showStep(view, name) {
  for (const step of view.querySelectorAll('[data-step]')) step.hidden = step.dataset.step !== name;
}

/** Runs a handler on submit; while it runs the form takes no second one. */
export function onSubmit(form, handler) {
  let running = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (running) return;
    running = true;
    clearErrors(form);
    try {
      await handler();
    } finally {
      running = false;
    }
  });
}

/** Puts a copy of a template into a place. Emptying the place forgets all that was typed or shown there. */
export function copyInto(place, template) {
  place.replaceChildren(byId(template).content.cloneNode(true));
  watchShowButtons(place);
}

/** Lets every Show button show its password. */
export function watchShowButtons(root = document) {
  for (const button of root.querySelectorAll('[data-show]')) {
    button.addEventListener('click', () => {
      const input = byId(button.dataset.show);
      const showing = input.type === 'password';
      input.type = showing ? 'text' : 'password';
      button.textContent = say(showing ? 'hide' : 'show');
      button.setAttribute('aria-pressed', String(showing));
    });
  }
}

/** A field's text without the spaces around it; fails the field if nothing is left. */
export function required(input) {
  const text = input.value.trim();
  if (text === '') fail(input, 'empty');
  return text;
}
