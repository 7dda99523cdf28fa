// A new password, for somebody who has the current one.
import { base64 } from '../bytes.js';
import { session, vault } from '../port.js';
import { inPersonalTurn } from '../turn.js';
import { renew } from './enter.js';
import { guarded } from './guarded.js';
import { byId } from './page.js';
import { putPassword, readNewPassword } from './password.js';
import { ITERATIONS } from './server.js';

export const { open, close } = guarded('password', {
  read: () => readNewPassword(byId('password-new'), byId('password-repeat')),
  change: replacePassword,
});

/** The new slot stands in the list that the personal space keeps before it is in place. */
async function replacePassword(current, password) {
  const { handle } = session;
  const made = await inPersonalTurn(() => vault('changePassword', { current, handle, password, iterations: ITERATIONS, time: Date.now() }));
  try {
    await renew(await putPassword(base64(made.proof), made, session.token));
  } catch (error) {
    if (error.code === 'offline') error.code = 'unsure_password';
    throw error;
  }
}
