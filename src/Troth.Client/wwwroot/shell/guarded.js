// A view over the running app that changes what opens the account. It asks for the current password, without which the vault changes
// nothing, for an unlocked phone may be in other hands; and it is empty while it is not shown: nothing that was typed or made stays behind.
import { byId, copyInto, fail, failForm, focusTitle, onSubmit, showStep } from './page.js';

/** What a refusal means to somebody who gave the right password: the session has ended. */
const REFUSED = { auth: 'signed_out' };

/**
 * The open and close of such a view, whose template is named new-{name}.
 * @param read gives what is wanted, or null if a field said what is wrong
 * @param change does it; gets the current password as typed and what is wanted
 * @param show fills the last step with what change gave
 * @param forget undoes show
 */
export function guarded(name, { read, change, show, forget }) {
  const view = document.querySelector(`[data-view="${name}"]`);
  let running = false;
  let done = false;

  async function submit(form) {
    const typed = byId(`${name}-current`);
    if (typed.value === '') return fail(typed, 'empty');
    const wanted = read(form);
    if (wanted === null) return;
    running = true;
    byId(`${name}-busy`).hidden = false;
    try {
      finish(form, await change(typed.value, wanted));
    } catch ({ code }) {
      if (code === 'wrong_secret') fail(typed, 'not_current');
      else failForm(form, REFUSED[code] ?? code);
      if (!view.checkVisibility()) form.reset();
    } finally {
      running = false;
      if (!done) byId(`${name}-busy`).hidden = true;
    }
  }

  function finish(form, made) {
    done = true;
    form.remove();
    showStep(view, 'done');
    show?.(made);
    if (view.checkVisibility()) focusTitle(view);
  }

  return {
    /** Called each time the view is shown. One that was left while it worked still stands, and tells how it ended. */
    open() {
      if (view.hasChildNodes()) return;
      done = false;
      copyInto(view, `new-${name}`);
      const form = view.querySelector('form');
      onSubmit(form, () => submit(form));
    },

    /** Called when it is left. */
    close() {
      if (running) return;
      if (done) forget?.();
      view.replaceChildren();
    },
  };
}
