// Bytes as the protocol writes them in JSON: ids in hex, everything else in base64.

export const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

export const random = (length) => crypto.getRandomValues(new Uint8Array(length));

export const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

export const fromBase64 = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

export const fromBase64Url = (text) => fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'));

export const fromHex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
