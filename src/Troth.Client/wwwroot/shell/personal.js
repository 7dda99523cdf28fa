// The personal space, as far as a recovery needs it: open it, and append what the vault sealed (docs/protocol.md 6, 8).
import { fromBase64, fromHex } from '../bytes.js';
import { vault, withCode } from '../port.js';
import { call, send } from './server.js';

const FRAMES = 'application/vnd.troth.log';

/** Opens what stands after place `after`; gives the last place and the epoch: { n, epoch }. */
export async function openPersonal(space, token, after) {
  const { body } = await call('GET', `/spaces/${space}/wraps`, undefined, token);
  const wraps = writeWraps(body.wraps);
  for (let n = after; ;) {
    const response = await send('GET', `/spaces/${space}/log?after=${n}`, { token });
    const head = Number(response.headers.get('Troth-Head').split(':')[0]);
    const frames = new Uint8Array(await response.arrayBuffer());
    const last = lastPlace(frames) ?? n;
    const opened = await vault('open', { space: fromHex(space), wraps, frames, headN: last >= head ? head : 0 });
    if (opened.fault !== 0) throw withCode('stopped');
    if (last >= head) return opened;
    if (last === n) throw withCode('unavailable');
    n = last;
  }
}

export function appendPersonal(space, token, epoch, frames) {
  return send('POST', `/spaces/${space}/log`, { token, headers: { 'Content-Type': FRAMES, 'Troth-Epoch': String(epoch) }, body: frames });
}

/** epoch u32 | length u16 | blob, for each: as the vault reads them. */
function writeWraps(wraps) {
  const parts = wraps.map(({ epoch, blob }) => {
    const bytes = fromBase64(blob);
    const part = new Uint8Array(6 + bytes.length);
    new DataView(part.buffer).setUint32(0, epoch);
    new DataView(part.buffer).setUint16(4, bytes.length);
    part.set(bytes, 6);
    return [...part];
  });
  return Uint8Array.from(parts.flat());
}

/** The place of the last frame: u64 n | u32 length | header[108] | body. */
function lastPlace(frames) {
  const view = new DataView(frames.buffer);
  let n = null;
  for (let at = 0; at < frames.length; at += 120 + view.getUint32(at + 8)) n = Number(view.getBigUint64(at));
  return n;
}
