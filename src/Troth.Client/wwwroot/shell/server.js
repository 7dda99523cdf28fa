// The few calls that .NET has no part in (docs/protocol.md 8). Numbers: src/Troth.Protocol/Limits.cs.
import { ask } from '../ask.js';
import { withCode } from '../port.js';

export const ITERATIONS = 1_200_000;
export const ITERATION_FLOOR = 600_000;
export const PASSWORD_LENGTH = 12;
export const SLOT = { password: 1, kit: 2 };

/** Sends a request; rejects with the problem's code, or 'offline' if there was no answer in time. */
export async function send(method, path, { token, headers = {}, body } = {}) {
  const authorization = token ? { Authorization: `Bearer ${token}` } : {};
  let response;
  try {
    response = await ask(`/api/v1${path}`, { method, headers: { ...headers, ...authorization }, body, cache: 'no-store', credentials: 'omit' });
  } catch {
    throw withCode('offline');
  }
  if (response.ok) return response;
  const problem = await response.json().catch(() => null);
  throw withCode(problem?.code ?? 'unavailable');
}

/** Sends JSON and reads JSON: { status, body }, body null where the answer has none. */
export async function call(method, path, message, token) {
  const headers = message === undefined ? {} : { 'Content-Type': 'application/json' };
  const response = await send(method, path, { token, headers, body: message && JSON.stringify(message) });
  return { status: response.status, body: await response.json().catch(() => null) };
}
