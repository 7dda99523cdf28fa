// A new recovery kit, or a first one, for somebody who has the password.
import { base64, hex } from '../bytes.js';
import { session, vault } from '../port.js';
import { inPersonalTurn } from '../turn.js';
import { guarded } from './guarded.js';
import { dropKit, showKit } from './kit.js';
import { byId } from './page.js';
import { call, SLOT } from './server.js';

export const { open, close } = guarded('kit', {
  read: (form) => Number(form.elements.wait.value),
  change: replaceKit,
  show: ({ secretKey, kitKey }) => showKit(byId('new-sheet'), { handle: session.handle, secretKey, kitKey }),
  forget: () => dropKit(byId('new-sheet')),
});

/** The new slot stands in the list that the personal space keeps before it is in place. */
async function replaceKit(current, waitHours) {
  const made = await inPersonalTurn(() => vault('addKit', { current, time: Date.now() }));
  const kit = { auth: base64(made.kitAuth), waitHours };
  try {
    await call('PUT', `/account/slots/${hex(made.slot.slot)}`, { auth: base64(made.proof), type: SLOT.kit, blob: base64(made.slot.blob), kit }, session.token);
  } catch (error) {
    if (error.code === 'offline') error.code = 'unsure_kit';
    throw error;
  }
  return made;
}
