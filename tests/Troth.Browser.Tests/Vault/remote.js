// Lets the tests call the vaults of a page: texts and numbers as they are, bytes as {bytes: base64}.
'use strict';

const remoteVaults = [];

const fromBase64 = value => Uint8Array.from(atob(value), character => character.charCodeAt(0));
const toBase64 = bytes => btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));

/** Starts one more vault; returns its number. */
const startVault = () => remoteVaults.push(new Vault()) - 1;

/** The answer of a call as JSON, or {error}. */
async function callVault([vault, op, request]) {
  const args = JSON.parse(request, (_, value) => typeof value?.bytes === 'string' ? fromBase64(value.bytes) : value);
  const answer = await remoteVaults[vault].call(op, args).catch(({ message }) => ({ error: message }));
  return JSON.stringify(answer, (_, value) => value instanceof Uint8Array ? { bytes: toBase64(value) } : value);
}
