// .NET's way to the server: this page's own fetch. A server that cannot be reached is a status of 0, not an exception.
import { ask } from './ask.js';
import { proof } from './port.js';

const PATIENCE_MS = 100_000;
const SILENCE_MS = 60_000;

const running = new Map();
const streams = new Map();

/** Sends a request under a number that can be stopped: { status, type, head, body }. */
export async function send(number, method, address, token, type, epoch, proves, body) {
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(PATIENCE_MS)]);
  const headers = { Authorization: `Bearer ${token}` };
  if (type) headers['Content-Type'] = type;
  if (epoch) headers['Troth-Epoch'] = epoch;
  if (proves) headers['Troth-Auth'] = proof();
  running.set(number, stop);
  try {
    return await whole(await ask(address, { method, headers, signal, body: type ? body.slice() : undefined }));
  } catch {
    return { status: 0 };
  } finally {
    running.delete(number);
  }
}

/** Opens a stream of pokes under a number. */
export async function listen(number, address, token) {
  const stop = new AbortController();
  running.set(number, stop);
  try {
    const answer = await ask(address, { headers: { Authorization: `Bearer ${token}`, Accept: 'text/event-stream' }, signal: stop.signal });
    if (!answer.ok) return await whole(answer);
    streams.set(number, pokes(answer.body.pipeThrough(new TextDecoderStream()).getReader(), stop));
    return { status: answer.status, type: '', head: '', body: new Uint8Array() };
  } catch {
    return { status: 0 };
  }
}

/** The next poke of a stream; null once it has ended or was stopped. */
export async function hear(number) {
  try {
    const { value, done } = await streams.get(number).next();
    if (!done) return value;
  } catch {
    // The connection broke: the same as its end.
  }
  stop(number);
  return null;
}

/** Stops a request or a stream. */
export function stop(number) {
  running.get(number)?.abort();
  running.delete(number);
  streams.delete(number);
}

async function whole(answer) {
  const type = (answer.headers.get('Content-Type') ?? '').split(';')[0];
  return { status: answer.status, type, head: answer.headers.get('Troth-Head') ?? '', body: new Uint8Array(await answer.arrayBuffer()) };
}

// The server beats; a line on which nothing is heard any more is dead.
async function* pokes(reader, line) {
  let text = '';
  for (;;) {
    const silence = setTimeout(() => line.abort(), SILENCE_MS);
    const { value, done } = await reader.read().finally(() => clearTimeout(silence));
    if (done) return;
    const events = (text + value).split('\n\n');
    text = events.pop();
    for (const event of events) {
      if (/^event: ?p$/m.test(event)) yield /^data: ?(.*)$/m.exec(event)?.[1] ?? '';
    }
  }
}
