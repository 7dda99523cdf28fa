// The few calls made before .NET is there (docs/protocol.md 8). Numbers: src/Troth.Protocol/Limits.cs.
import { withCode } from '../port.js';

export const ITERATIONS = 1_200_000;
export const ITERATION_FLOOR = 600_000;
export const PASSWORD_LENGTH = 12;
export const SLOT = { password: 1, kit: 2 };

/** Calls the server: { status, body }. Rejects with the problem's code, or 'offline' if there was no answer. */
export async function call(method, path, body, token) {
  const headers = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (token) headers.Authorization = `Bearer ${token}`;
  let response;
  try {
    response = await fetch(`/api/v1${path}`, { method, headers, body: body && JSON.stringify(body), cache: 'no-store', credentials: 'omit' });
  } catch {
    throw withCode('offline');
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw withCode(answer?.code ?? 'unavailable');
  return { status: response.status, body: answer };
}
