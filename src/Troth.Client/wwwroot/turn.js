// The turn of the personal space. Once .NET runs, it alone appends there, one batch after another (SpaceCopy.SendAsync); the shell seals inside its turn.
import { withCode } from './port.js';

let lend;
const lent = new Promise((resolve) => { lend = resolve; });
let last = Promise.resolve();
let asked = null;

/** .NET lends its turn. Called, it takes the turn, asks sealAsked for frames, appends and opens them, and tells appended how it went. */
export const registerTurn = (take) => lend(take);

/** Has the vault make something that goes with frames of the personal space; resolves with it once they stand in the log. */
export function inPersonalTurn(make) {
  const turn = last.then(() => takeTurn(make));
  last = turn.catch(() => {});
  return turn;
}

async function takeTurn(make) {
  const take = await lent;
  let made;
  await new Promise((resolve, reject) => {
    asked = { seal: async () => { made = await make(); return made.personal; }, resolve, reject };
    take();
  });
  return made;
}

/** The frames to append, and nothing else of what was made: it may hold a key. Errors are values, as in bridge.js. */
export async function sealAsked() {
  try {
    return { personal: await asked.seal() };
  } catch (error) {
    return { error: error.code ?? 'internal' };
  }
}

/** Ends the turn; the code says why nothing was appended, and is empty if it was. */
export function appended(code) {
  if (code) asked.reject(withCode(code));
  else asked.resolve();
}
