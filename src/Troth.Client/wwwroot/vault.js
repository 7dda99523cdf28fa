// The vault: one Web Worker that holds every key. It speaks docs/protocol.md (numbers below are its sections) with WebCrypto only.
// Request {id, op, ...args}; reply {id, ok} or {id, error} with one of twelve codes; event {event: 'locked'}, after which it is gone.
// "No" is a value (null, a fault number); whatever cannot be served is a Refusal. No reply says why a secret was wrong.
'use strict';

const subtle = self.crypto.subtle;
const P256 = { name: 'ECDH', namedCurve: 'P-256' };
const ITERATIONS = { floor: 600_000, ceiling: 20_000_000 };
const BODY_BYTES = 65_536, MEMBERS = 5, SLOTS = 8, WORDS = 7776;
const SLOT = { password: 1, kit: 2 };
const KIND = { commit: 1, erase: 7, keyring: 16, contact: 17, slots: 19, identity: 20, invite: 21 };
const FLAG = { commit: 1, erase: 2 };
const FAULT = { malformed: 1, suite: 2, gap: 3, duplicate: 4, epoch: 5, body: 6, sealed: 7, author: 8, device: 9, seen: 10, commit: 11, erasure: 12 };
const PROVENANCE = { met: 1, compared: 2 };

class Refusal extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

function refuse(code) {
  throw new Refusal(code);
}

// ---- Bytes (1) ----

const zeros = length => new Uint8Array(length);
const random = length => self.crypto.getRandomValues(zeros(length));
const utf8 = text => new TextEncoder().encode(text);
const hex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');

function uint(value, width) {
  const bytes = zeros(width);
  for (let at = width - 1; at >= 0; at--) {
    bytes[at] = value % 256;
    value = Math.floor(value / 256);
  }
  return bytes;
}

const u8 = value => uint(value, 1);
const u16 = value => uint(value, 2);
const u32 = value => uint(value, 4);
const u64 = value => uint(value, 8);

function concat(...parts) {
  const bytes = zeros(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Whether two byte strings are the same, in a time that depends on their length only. */
function equal(a, b) {
  let difference = a.length ^ b.length;
  for (let at = 0; at < a.length; at++) difference |= a[at] ^ b[at];
  return difference === 0;
}

const variable = bytes => concat(u16(bytes.length), bytes);
const label = (name, ...fields) => concat(utf8(name), u8(0), ...fields);

/** Reads fields in order. Every take is a copy, so nothing handed on shares memory with what came in. */
class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  get more() {
    return this.at < this.bytes.length;
  }

  take(length) {
    if (length > this.bytes.length - this.at) refuse('bad_input');
    return this.bytes.slice(this.at, this.at += length);
  }

  /** An integer; above 2^53 it is inexact, and then equal to no place or length that exists. */
  uint(width) {
    return this.take(width).reduce((sum, byte) => sum * 256 + byte, 0);
  }
}

/** The length a sealed text of this length is padded to (6.2). */
function padme(length) {
  if (length <= 1024) return 1024;
  const exponent = 31 - Math.clz32(length);
  const digits = 32 - Math.clz32(exponent);
  const mask = (1 << (exponent - digits)) - 1;
  return (length + mask) & ~mask;
}

// ---- Primitives (1) ----

const sha256 = async bytes => new Uint8Array(await subtle.digest('SHA-256', bytes));
const hkdfKey = secret => subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits', 'deriveKey']);
const aesKey = secret => subtle.importKey('raw', secret, 'AES-GCM', false, ['encrypt', 'decrypt']);
const hmacKey = secret => subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
const hmac = async (key, bytes) => new Uint8Array(await subtle.sign('HMAC', key, bytes));

/** Makes a key of secret bytes that nobody needs any longer, and wipes them. */
async function consume(importer, secret) {
  try {
    return await importer(secret);
  } finally {
    secret.fill(0);
  }
}

const hkdfParameters = (salt, info) => ({ name: 'HKDF', hash: 'SHA-256', salt: salt ?? zeros(32), info });

async function hkdf(key, salt, info, length = 32) {
  return new Uint8Array(await subtle.deriveBits(hkdfParameters(salt, info), key, length * 8));
}

function hkdfAes(key, salt, info) {
  return subtle.deriveKey(hkdfParameters(salt, info), key, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

async function pbkdf2(secret, salt, iterations, length = 32) {
  const key = await consume(bytes => subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveBits']), secret);
  return new Uint8Array(await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, length * 8));
}

async function gcmSeal(key, plain, aad, nonce = random(12)) {
  return concat(nonce, new Uint8Array(await subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: aad }, key, plain)));
}

/** The plain bytes, or null if they do not open. */
async function gcmOpen(key, sealed, aad) {
  if (sealed.length < 28) return null;
  const parameters = { name: 'AES-GCM', iv: sealed.subarray(0, 12), additionalData: aad };
  return subtle.decrypt(parameters, key, sealed.subarray(12)).then(plain => new Uint8Array(plain), () => null);
}

/** The key of an uncompressed point, or null where the bytes are none of the curve. */
async function publicKey(point) {
  return point.length === 65 && point[0] === 4 ? subtle.importKey('raw', point, P256, true, []).catch(() => null) : null;
}

function privateKey(scalar, point) {
  const jwk = { kty: 'EC', crv: 'P-256', x: base64url(point.subarray(1, 33)), y: base64url(point.subarray(33)), d: base64url(scalar) };
  return subtle.importKey('jwk', jwk, P256, false, ['deriveBits']);
}

async function ecdh(secret, key) {
  return new Uint8Array(await subtle.deriveBits({ name: 'ECDH', public: key }, secret, 256));
}

const pointOf = async key => new Uint8Array(await subtle.exportKey('raw', key));

/** A new pair with its scalar, to be kept under another key. The caller wipes the scalar. */
async function newPair() {
  const pair = await subtle.generateKey(P256, true, ['deriveBits']);
  const scalar = fromBase64url((await subtle.exportKey('jwk', pair.privateKey)).d);
  return { scalar, point: await pointOf(pair.publicKey) };
}

function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The bytes of a text without padding, or null if it is not exactly what base64url would write. */
function fromBase64url(text) {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), character => character.charCodeAt(0));
  return base64url(bytes) === text ? bytes : null;
}

// ---- HPKE (1.2): RFC 9180 with DHKEM(P-256, HKDF-SHA256) and HKDF-SHA256 ----

const HPKE = { base: 0, psk: 1, auth: 2, authPsk: 3, aes128: 1, aes256: 2 };

/** Both steps of HKDF for up to 32 bytes, spelled as HMAC because HPKE needs them apart (RFC 9180, 4). */
function labeled(suite) {
  const prefix = concat(utf8('HPKE-v1'), suite);
  return {
    extract: async (salt, name, secret) =>
      hmac(await hmacKey(salt.length ? salt : zeros(32)), concat(prefix, utf8(name), secret)),
    expand: async (secret, name, info, length) =>
      (await hmac(await hmacKey(secret), concat(u16(length), prefix, utf8(name), info, u8(1)))).slice(0, length),
  };
}

async function hpkeShared(exchanges, context) {
  const kem = labeled(concat(utf8('KEM'), u16(0x10)));
  const secret = concat(...exchanges);
  const shared = await kem.expand(await kem.extract(zeros(0), 'eae_prk', secret), 'shared_secret', context, 32);
  secret.fill(0);
  return shared;
}

async function hpkeSchedule(shared, { mode, aead = HPKE.aes256, info, psk = zeros(0), pskId = zeros(0) }) {
  const schedule = labeled(concat(utf8('HPKE'), u16(0x10), u16(1), u16(aead)));
  const idHash = await schedule.extract(zeros(0), 'psk_id_hash', pskId);
  const context = concat(u8(mode), idHash, await schedule.extract(zeros(0), 'info_hash', info));
  const secret = await schedule.extract(shared, 'secret', psk);
  shared.fill(0);
  psk.fill(0);
  const key = await consume(aesKey, await schedule.expand(secret, 'key', context, aead === HPKE.aes128 ? 16 : 32));
  return { key, nonce: await schedule.expand(secret, 'base_nonce', context, 12) };
}

/** The sender's side. With `sender` ({secret, point}) an auth mode; `ephemeral` ({secret, point}) is set by test vectors only. */
async function hpkeSender(receiverPoint, options, ephemeral = null) {
  const { sender } = options;
  const receiver = await publicKey(receiverPoint) ?? refuse('bad_input');
  if (!ephemeral) {
    const pair = await subtle.generateKey(P256, false, ['deriveBits']);
    ephemeral = { secret: pair.privateKey, point: await pointOf(pair.publicKey) };
  }
  const exchanges = [await ecdh(ephemeral.secret, receiver)];
  if (sender) exchanges.push(await ecdh(sender.secret, receiver));
  const shared = await hpkeShared(exchanges, concat(ephemeral.point, receiverPoint, sender ? sender.point : zeros(0)));
  return { enc: ephemeral.point, ...await hpkeSchedule(shared, options) };
}

/** The receiver's side ({secret, point}), or null if `enc` is no point. With `senderPoint` an auth mode. */
async function hpkeReceiver(enc, receiver, options) {
  const { senderPoint } = options;
  const ephemeral = await publicKey(enc);
  if (!ephemeral) return null;
  const exchanges = [await ecdh(receiver.secret, ephemeral)];
  if (senderPoint) exchanges.push(await ecdh(receiver.secret, await publicKey(senderPoint)));
  const shared = await hpkeShared(exchanges, concat(enc, receiver.point, senderPoint ?? zeros(0)));
  return hpkeSchedule(shared, options);
}

async function hpkeSeal(receiverPoint, plain, options, aad = zeros(0), ephemeral = null) {
  const { enc, key, nonce } = await hpkeSender(receiverPoint, options, ephemeral);
  return concat(enc, (await gcmSeal(key, plain, aad, nonce)).subarray(12));
}

async function hpkeOpen(receiver, sealed, options, aad = zeros(0)) {
  if (sealed.length < 65 + 16) return null;
  const context = await hpkeReceiver(sealed.subarray(0, 65), receiver, options);
  return context && gcmOpen(context.key, concat(context.nonce, sealed.subarray(65)), aad);
}

// ---- Text forms (2) ----

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TEXT = { secretKey: { kind: 1, prefix: 'T1', length: 16 }, kitKey: { kind: 2, prefix: 'K1', length: 20 } };

/** Crockford base32 of the first `count` groups of five bits, zero bits after the end. */
function base32(bytes, count) {
  const bit = at => (bytes[at >> 3] ?? 0) >> (7 - (at & 7)) & 1;
  const digit = at => [0, 1, 2, 3, 4].reduce((value, step) => value * 2 + bit(at * 5 + step), 0);
  return Array.from({ length: count }, (_, at) => ALPHABET[digit(at)]).join('');
}

async function digitsOf({ kind, length }, secret) {
  const check = await sha256(label('troth/check/1', u8(kind), secret));
  return base32(secret, Math.ceil(length * 8 / 5)) + base32(check, 2);
}

async function writeText(form, secret) {
  return `${form.prefix}-${(await digitsOf(form, secret)).match(/.{1,4}/g).join('-')}`;
}

async function readText(form, text) {
  if (typeof text !== 'string' || text.length > 200 || !/^[0-9A-Za-z -]*$/.test(text)) refuse('bad_text');
  const plain = text.toUpperCase().replace(/[ -]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (!plain.startsWith(form.prefix)) refuse('bad_text');
  const digits = plain.slice(2);
  const secret = zeros(form.length);
  for (let at = 0; at < form.length * 8; at++) {
    const value = ALPHABET.indexOf(digits[Math.floor(at / 5)] ?? '!');
    secret[at >> 3] |= (value >> (4 - at % 5) & 1) << (7 - (at & 7));
  }
  // Writing it again settles length, characters, padding and check at once.
  return digits === await digitsOf(form, secret) ? secret : refuse('bad_text');
}

function wordsOf(okm) {
  const reader = new Reader(okm);
  return Array.from({ length: okm.length / 4 }, () => reader.uint(4) % WORDS);
}

// ---- What a request may hold ----

function bytesOf(value, length, most = length) {
  return value instanceof Uint8Array && value.length >= length && value.length <= most ? value : refuse('bad_input');
}

const idOf = value => bytesOf(value, 16);
const blobOf = value => bytesOf(value, 0, 0x7fffffff);

function integerOf(value, least, most) {
  return Number.isSafeInteger(value) && value >= least && value <= most ? value : refuse('bad_input');
}

const timeOf = value => integerOf(value, 0, Number.MAX_SAFE_INTEGER);
const iterationsOf = value => integerOf(value, ITERATIONS.floor, ITERATIONS.ceiling);
const passwordOf = value => typeof value === 'string' && value.length > 0 && value.length <= 1024 ? value : refuse('bad_input');

function handleOf(value) {
  if (typeof value !== 'string' || !/^[A-Za-z0-9][A-Za-z0-9._-]{2,31}$/.test(value)) refuse('bad_input');
  return value.toLowerCase();
}

/** A display name as its length and 127 zero-padded bytes (4.3). */
function nameField(name) {
  const bytes = typeof name === 'string' ? utf8(name) : zeros(0);
  if (readName(concat(u8(bytes.length), bytes, zeros(Math.max(0, 127 - bytes.length)))) !== name) refuse('bad_input');
  return concat(u8(bytes.length), bytes, zeros(127 - bytes.length));
}

/** The name in a field of 128 bytes, or null. */
function readName(field) {
  const length = field[0];
  if (field.length !== 128 || length > 120 || field.subarray(1 + length).some(byte => byte !== 0)) return null;
  try {
    const name = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(field.subarray(1, 1 + length));
    const characters = Array.from(name).length;
    return characters >= 1 && characters <= 40 ? name : null;
  } catch {
    return null;
  }
}

// ---- Account (3) ----

/** All that is known while unlocked. Locking drops it, and the worker with it. */
let vault = null;
/** A key that was derived and waits for its slot. */
let pending = null;

async function passwordKeys(handle, password, seed, iterations, secretKey) {
  const salt = await sha256(label('troth/salt/1', variable(utf8(handle)), seed));
  const stretched = await consume(hkdfKey, await pbkdf2(utf8(password.normalize('NFKC')), salt, iterations));
  return {
    kek: await hkdfAes(stretched, secretKey, label('troth/kek/1')),
    auth: await hkdf(stretched, secretKey, label('troth/auth/1')),
  };
}

async function kitKeys(recoveryKey, secretKey) {
  const root = await hkdfKey(recoveryKey);
  return {
    kek: await hkdfAes(root, secretKey, label('troth/slot/kit/1')),
    auth: await hkdf(root, secretKey, label('troth/slot/kit-auth/1')),
  };
}

const slotAad = (account, slot, type, version, part) =>
  label('troth/slot/aad/1', account, slot, u8(type), u32(version), u8(part));

/** A new slot (3.2) and the line that the slot list keeps of it. */
async function newSlot({ account, version, type, amk, kek }) {
  const slot = random(16);
  const { scalar, point } = await newPair();
  const direct = await gcmSeal(kek, amk, slotAad(account, slot, type, version, 1));
  const priv = await gcmSeal(kek, scalar, slotAad(account, slot, type, version, 2));
  scalar.fill(0);
  const blob = concat(u8(1), u8(type), u32(version), direct, point, priv, u16(0));
  return { record: { slot, type, blob }, line: { type, bytes: concat(slot, u8(type), await sha256(point)) } };
}

/** The AMK in a slot and its version; the AMK is null if the key is wrong. */
async function openDirect({ account, slot, type, blob, kek }) {
  const reader = new Reader(blob);
  if (reader.uint(1) !== 1 || reader.uint(1) !== type) refuse('bad_input');
  const version = reader.uint(4);
  const direct = reader.take(60);
  reader.take(65 + 60);
  reader.take(reader.uint(2));
  if (reader.more) refuse('bad_input');
  return { version, amk: await gcmOpen(kek, direct, slotAad(account, slot, type, version, 1)) };
}

/** Unlocks; wipes both secrets. They stay sealed under a session key that cannot leave the browser's crypto, for new slots only. */
async function unlock(account, version, amk, secretKey) {
  const session = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const sealed = { amk: await gcmSeal(session, amk, zeros(0)), secretKey: await gcmSeal(session, secretKey, zeros(0)) };
  secretKey.fill(0);
  const root = await consume(hkdfKey, amk);
  const personalKey = await hkdfAes(root, null, label('troth/amk/personal/1'));
  const localKey = await hkdfAes(root, null, label('troth/ldk/1'));
  pending = null;
  vault = {
    account, version, session, sealed, personalKey, localKey, ldk: null, identity: null, personal: null,
    spaces: new Map(), devices: new Map(), keyring: new Map(), contacts: [], invites: new Map(), slots: [],
  };
  restartIdle();
}

async function withSecret(name, use) {
  const secret = await gcmOpen(vault.session, vault.sealed[name], zeros(0));
  try {
    return await use(secret);
  } finally {
    secret.fill(0);
  }
}

/** Opens this device's local key, or makes a new one (3.6). */
async function openLocalKey(blob) {
  const aad = label('troth/ldk/aad/1', vault.account);
  const known = blob && await gcmOpen(vault.localKey, blob, aad);
  const secret = known?.length === 32 ? known : random(32);
  const ldk = secret === known ? blob : await gcmSeal(vault.localKey, secret, aad);
  vault.ldk = await consume(aesKey, secret);
  return { ldk, fresh: secret !== known };
}

const localAad = name => {
  const bytes = typeof name === 'string' ? utf8(name) : refuse('bad_input');
  return label('troth/local/aad/1', bytes.length <= 0xffff ? variable(bytes) : refuse('bad_input'));
};

const identityHash = point => sha256(label('troth/identity/1', point));

/** Takes the identity out of its payload (kind 20), or null if there is none in it. */
async function readIdentity(payload) {
  if (payload.length !== 193) return null;
  const reader = new Reader(payload);
  const scalar = reader.take(32);
  const point = reader.take(65);
  if (!await publicKey(point)) return null;
  return {
    point,
    hash: hex(await identityHash(point)),
    secret: await consume(bytes => privateKey(bytes, point), scalar),
    erase: await consume(hmacKey, reader.take(32)),
    self: await consume(hkdfKey, reader.take(32)),
    blind: await consume(hkdfKey, reader.take(32)),
  };
}

async function newIdentityPayload() {
  const { scalar, point } = await newPair();
  const payload = concat(scalar, point, random(96));
  scalar.fill(0);
  return payload;
}

const identity = () => vault.identity ?? refuse('no_key');

// ---- Meeting (4) ----

const ordered = (a, b) => hex(a) < hex(b) ? [a, b] : [b, a];

/** Somebody known by key: the pair secret stands in for the two identities and the invitation between them (4.1). */
async function contactOf(point, secret, space, invite) {
  const key = await publicKey(point);
  if (!key) return null;
  const shared = await consume(hkdfKey, await ecdh(identity().secret, key));
  const pair = await consume(hkdfKey, await hkdf(shared, secret, label('troth/pair/1', ...ordered(identity().point, point))));
  return { point, hash: hex(await identityHash(point)), pair, space: hex(space), invite };
}

async function comparisonWords(point) {
  const keys = await hkdfKey(concat(...ordered(identity().point, point)));
  return wordsOf(await hkdf(keys, null, label('troth/words/1'), 24));
}

const inviteKey = async (secret, invite) => hkdfAes(await hkdfKey(secret), null, label('troth/invite/1', invite));
const inviteAad = (invite, point) => label('troth/invite/aad/1', invite, point);

/** The HPKE parameters of a claim, the same for both sides. */
async function claimOptions(secret, invite, inviterHash) {
  return {
    mode: HPKE.psk, pskId: invite,
    psk: await hkdf(await hkdfKey(secret), null, label('troth/join/1', invite)),
    info: label('troth/join/info/1', invite, inviterHash),
  };
}

/** What a ticket and its offer say together (4.3). */
async function readInvitation(ticket, offer) {
  const bytes = typeof ticket === 'string' && ticket.length === 108 ? fromBase64url(ticket) : null;
  if (bytes?.[0] !== 1) refuse('bad_text');
  const reader = new Reader(bytes.subarray(1));
  const [invite, secret, hash] = [reader.take(16), reader.take(32), reader.take(32)];
  if (bytesOf(offer, 0, 4096).length !== 65 + 28 + 144) refuse('invite_bad');
  const point = offer.slice(0, 65);
  if (!await publicKey(point) || !equal(await identityHash(point), hash) || equal(point, identity().point)) refuse('invite_bad');
  const plain = await gcmOpen(await inviteKey(secret, invite), offer.subarray(65), inviteAad(invite, point)) ?? refuse('invite_bad');
  return { invite, secret, hash, point, space: plain.slice(0, 16), name: readName(plain.subarray(16)) ?? refuse('invite_bad') };
}

/** Who claims, or null if the claim is none for this invitation. */
async function openClaim(invitation, claim) {
  if (claim.length !== 65 + 193 + 16) return null;
  const { secret, invite } = invitation;
  const options = await claimOptions(secret, invite, await identityHash(identity().point));
  const plain = await hpkeOpen(identity(), claim, options);
  const name = plain && readName(plain.subarray(65));
  const point = plain && plain.slice(0, 65);
  if (!name || equal(point, identity().point) || !await publicKey(point)) return null;
  return { name, point };
}

const contactPayload = ({ point, secret, space, invite }, provenance) => concat(point, secret, u8(provenance), space, invite);

function invitationOf(invite) {
  const invitation = vault.invites.get(hex(idOf(invite))) ?? refuse('invite_bad');
  return invitation.leaked ? refuse('invite_leaked') : invitation;
}

// ---- Epochs (5) ----

const epochCommit = secret => sha256(label('troth/ec/1', secret));
const membersHash = list => sha256(label('troth/members/1', list));
const memberList = members => concat(u8(members.length), ...members.map(({ ref, hashBytes }) => concat(ref, hashBytes)));

const member = (ref, hashBytes, contacts) => ({ ref, hashBytes, hash: hex(hashBytes), contacts });
const newEpoch = (number, key, members, mine) => ({ number, key, members, mine, commitN: 0, commitHash: null, tagKeys: new Map() });

/** An epoch's key with the commitment that names it; wipes the secret. */
async function epochKey(secret) {
  const commit = await epochCommit(secret);
  return { commit, key: await consume(hkdfKey, secret) };
}

const personalWrapAad = (space, epoch) => label('troth/amk/wrap/1', space, u32(epoch));

/** The HPKE parameters of a wrap to or from a contact (5.2). */
async function wrapOptions(contact, space, { epoch, commit, list, ref }) {
  const name = label('troth/psk/1');
  return {
    mode: HPKE.psk, pskId: name, psk: await hkdf(contact.pair, null, concat(name, space)),
    info: label('troth/wrap/1', space, u32(epoch), commit, list, ref),
  };
}

async function newWrap(space, to, secret, plan) {
  const sealed = await hpkeSeal(to.contacts[0].point, secret, await wrapOptions(to.contacts[0], space, { ...plan, ref: to.ref }));
  return concat(u8(2), sealed, plan.commit, plan.list);
}

/** An epoch key out of a wrap of form 2, or null. A newcomer's member ref is the id of the invitation. */
async function openWrap(state, epoch, blob) {
  if (blob.length !== 178 || !vault.identity) return null;
  const plan = { epoch, commit: blob.slice(114, 146), list: blob.slice(146) };
  const refs = vault.contacts.filter(contact => contact.space === state.name).map(contact => contact.invite);
  const mine = state.epoch?.members[state.epoch.mine];
  if (mine) refs.unshift(mine.ref);
  for (const contact of vault.contacts) {
    for (const ref of refs) {
      const secret = await hpkeOpen(vault.identity, blob.subarray(1, 114), await wrapOptions(contact, state.space, { ...plan, ref }));
      if (secret?.length === 32) return { ...await epochKey(secret), wrap: plan };
    }
  }
  return null;
}

/** An epoch key out of a wrap of form 1, or null. A space whose wrap opens under the AMK is the personal one. */
async function openPersonalWrap(state, epoch, blob) {
  if (blob.length !== 61 || (vault.personal ?? state.name) !== state.name) return null;
  const secret = await gcmOpen(vault.personalKey, blob.subarray(1), personalWrapAad(state.space, epoch));
  if (secret?.length !== 32) return null;
  vault.personal = state.name;
  return epochKey(secret);
}

const keyringName = (name, epoch) => `${name}/${epoch}`;

/** Every key that may be the one of this epoch. */
async function epochKeys(state, epoch, wraps) {
  const keys = [...vault.keyring.get(keyringName(state.name, epoch)) ?? []];
  for (const { blob } of wraps.filter(wrap => wrap.epoch === epoch)) {
    const key = await (blob[0] === 1 ? openPersonalWrap : blob[0] === 2 ? openWrap : () => null)(state, epoch, blob);
    if (key) keys.push(key);
  }
  return keys;
}

/** What a commit says (5.1), or null. */
function readCommit(payload) {
  if (payload.length < 38 || payload.length !== 38 + 48 * payload[37]) return null;
  const reader = new Reader(payload);
  const commit = { epoch: reader.uint(4), commit: reader.take(32), reason: reader.uint(1), list: payload.slice(37), members: [] };
  reader.take(1);
  while (reader.more) commit.members.push({ ref: reader.take(16), hashBytes: reader.take(32) });
  return commit;
}

/** Checks a commit against its key, its wrap and the epoch before (5.1, 5.2); the new epoch, or null. */
async function acceptCommit(state, frame, { key, commit, wrap }, said) {
  const { inner, header } = frame;
  const list = await membersHash(said.list);
  const personal = vault.personal === state.name;
  const members = said.members.map(({ ref, hashBytes }) =>
    member(ref, hashBytes, contactsOf(state.name, hex(hashBytes))));
  const mine = personal ? 0 : members.findIndex(({ hash }) => hash === vault.identity?.hash);
  const before = state.epoch;
  const author = members[inner.author];
  const right = inner.kind === KIND.commit && inner.seq === 0 && equal(inner.prev, zeros(32)) && inner.seenN === frame.n - 1
    && said.epoch === header.epoch && said.reason <= 4 && equal(said.commit, commit)
    && (!wrap || (equal(wrap.commit, commit) && equal(wrap.list, list)))
    && members.every(({ contacts }, at) => at === mine || contacts.length > 0)
    && (!personal || (members.length === 1 && (!vault.identity || author.hash === vault.identity.hash)))
    && (!before || before.mine < 0 || before.members.some(({ ref, hash }) => equal(ref, author.ref) && hash === author.hash));
  return right ? { ...newEpoch(header.epoch, key, members, mine), commitN: frame.n, commitHash: frame.hash } : null;
}

/** What we hold on somebody, with what was agreed for this very space first. */
function contactsOf(name, hash) {
  const known = vault.contacts.filter(contact => contact.hash === hash);
  return [...known.filter(contact => contact.space === name), ...known.filter(contact => contact.space !== name)];
}

// ---- Sealing (6) ----

const eraseToken = (space, entry) => hmac(identity().erase, label('troth/erase/1', space, entry));
const entryKey = (space, epoch, key, entry) => hkdfAes(key, entry, label('troth/entry/1', space, u32(epoch)));

/** The keys that may have made a tag between an author and another member; our own devices share one (6.3). */
async function tagKeys(space, epoch, author, other) {
  if (other === epoch.mine && !vault.identity) return [];
  const name = `${author}/${other}`;
  if (!epoch.tagKeys.has(name)) {
    const fields = [space, u32(epoch.number), epoch.members[author].ref];
    const secrets = other === epoch.mine
      ? [await hkdf(vault.identity.self, null, label('troth/selftag/1', ...fields))]
      : await Promise.all(epoch.members[other].contacts.map(({ pair }) => hkdf(pair, null, label('troth/tag/1', ...fields))));
    epoch.tagKeys.set(name, await Promise.all(secrets.map(secret => consume(hmacKey, secret))));
  }
  return epoch.tagKeys.get(name);
}

/** This device's name in a space, random per unlock (6.2). */
function deviceOf(space) {
  const name = hex(space);
  if (!vault.devices.has(name)) vault.devices.set(name, random(8));
  return vault.devices.get(name);
}

/** Seals one entry: `link` is {seq, hash} of this device's chain, `seen` is {n, h} of the log. */
async function sealEntry(space, epoch, { flags, entry, link, seen, time, kind, schema, payload }) {
  const eraseHash = await sha256(await eraseToken(space, entry));
  const aad = concat(u8(1), u8(1), u8(flags), u8(0), space, entry, u32(epoch.number), eraseHash);
  const core = concat(
    u8(epoch.mine), deviceOf(space), u32(link.seq), link.hash, u64(seen.n), seen.h, u64(time),
    u16(kind), u8(schema), u32(payload.length), payload);
  const digest = await sha256(concat(aad, core));
  const tags = await Promise.all(epoch.members.map(async (_, other) => {
    const [key] = await tagKeys(space, epoch, epoch.mine, other);
    return concat(u8(other), (await hmac(key, digest)).subarray(0, 16));
  }));
  const plain = concat(core, u8(tags.length), ...tags);
  const padded = padme(plain.length);
  if (padded + 28 > BODY_BYTES) refuse('too_large');
  const body = await gcmSeal(await entryKey(space, epoch.number, epoch.key, entry), concat(plain, zeros(padded - plain.length)), aad);
  const header = concat(aad, await sha256(body), u32(body.length));
  return { header, body, hash: await sha256(header) };
}

/** Seals drafts one after another on this device's chain; all have seen what is open now. */
async function sealRun(state, drafts) {
  const { epoch } = state;
  const last = state.devices.get(hex(deviceOf(state.space)));
  let link = { seq: last?.seq ?? 0, hash: last?.hash ?? epoch.commitHash };
  const frames = [];
  for (const draft of drafts) {
    link = { seq: link.seq + 1, hash: link.hash };
    const frame = await sealEntry(state.space, epoch, { flags: 0, link, seen: state, ...draft });
    frames.push(frame);
    link.hash = frame.hash;
  }
  return frames;
}

/** Seals a commit for place `seen.n` + 1 under a new key; returns the frame and the epoch it starts. */
async function sealCommit(space, seen, { number, secret, members, mine, reason }, time) {
  const epoch = newEpoch(number, await hkdfKey(secret), members, mine);
  const payload = concat(u32(number), await epochCommit(secret), u8(reason), memberList(members));
  const entry = { flags: FLAG.commit, entry: random(16), link: { seq: 0, hash: zeros(32) }, seen, time, kind: KIND.commit, schema: 1, payload };
  const frame = await sealEntry(space, epoch, entry);
  return { frame, epoch: { ...epoch, commitN: seen.n + 1, commitHash: frame.hash } };
}

/** The first commit of a space in which the caller is alone. */
async function sealGenesis(space, secret, time) {
  const ref = random(16);
  const members = [member(ref, await identityHash(identity().point), [])];
  const seen = { n: 0, h: await chainStart(space) };
  return { ref, ...await sealCommit(space, seen, { number: 0, secret, members, mine: 0, reason: 0 }, time) };
}

const writeFrames = frames => concat(...frames.flatMap(({ header, body }) => [u32(body.length), header, body]));
const record = (kind, payload, time) => ({ entry: random(16), time, kind, schema: 1, payload });
const slotList = lines => concat(u8(lines.length), ...lines.map(({ bytes }) => bytes));

/** Seals records for the personal space, wipes their payloads, and returns the frames to append. */
async function sealPersonal(time, ...records) {
  const frames = await sealRun(personal(), records.map(([kind, payload]) => record(kind, payload, time)));
  for (const [, payload] of records) payload.fill(0);
  return writeFrames(frames);
}

// ---- Verifying (6.4) ----

const chainStart = space => sha256(label('troth/chain/1', space));
const chainNext = (head, n, header) => sha256(concat(head, u64(n), header));

async function newState(space) {
  return {
    space, name: hex(space), n: 0, h: await chainStart(space), start: 0, epoch: null, heads: new Map(), devices: new Map(),
    entries: new Map(), commits: new Set(), erased: new Set(), waiting: new Map(), fault: 0, failedAt: 0,
  };
}

function spaceOf(space) {
  const state = vault.spaces.get(hex(idOf(space)));
  return state?.epoch ? state : refuse('unknown_space');
}

/** A space in which the caller can write. */
function writable(space) {
  const state = spaceOf(space);
  if (state.fault) refuse('stopped');
  return state.epoch.mine >= 0 && vault.identity ? state : refuse('no_key');
}

function personal() {
  return writable(vault.spaces.get(vault.personal ?? '')?.space ?? refuse('unknown_space'));
}

function readHeader(bytes) {
  const reader = new Reader(bytes);
  const header = { bytes, version: reader.uint(1), suite: reader.uint(1), flags: reader.uint(1), zero: reader.uint(1) };
  return Object.assign(header, {
    space: reader.take(16), entry: reader.take(16), epoch: reader.uint(4), eraseHash: reader.take(32),
    bodyHash: reader.take(32), bodyLength: reader.uint(4), aad: bytes.slice(0, 72), commit: header.flags === FLAG.commit,
  });
}

function readFrames(bytes) {
  const reader = new Reader(blobOf(bytes));
  const frames = [];
  while (reader.more) {
    const [n, length] = [reader.uint(8), reader.uint(4)];
    frames.push({ n, header: readHeader(reader.take(108)), body: reader.take(length), hash: null, bodyRight: false, plain: null, inner: null });
  }
  return frames;
}

/** The sealed text (6.2), or null if it is not well formed. */
function readInner(plain) {
  const reader = new Reader(plain);
  try {
    const inner = {
      author: reader.uint(1), device: hex(reader.take(8)), seq: reader.uint(4), prev: reader.take(32), seenN: reader.uint(8),
      seenH: reader.take(32), time: reader.take(8), kind: reader.uint(2), schema: reader.uint(1), payload: reader.take(reader.uint(4)),
    };
    Object.assign(inner, { tagged: reader.at, tags: new Map() });
    for (let left = reader.uint(1); left > 0; left--) inner.tags.set(reader.uint(1), reader.take(16));
    return plain.length === padme(reader.at) && plain.subarray(reader.at).every(byte => byte === 0) ? inner : null;
  } catch {
    return null;
  }
}

/** Does the costly part of the checks, which needs no order. */
async function prepare(state, frame) {
  frame.hash = await sha256(frame.header.bytes);
  frame.bodyRight = equal(await sha256(frame.body), frame.header.bodyHash);
  if (frame.bodyRight && !frame.header.commit && frame.header.epoch === state.epoch?.number) await openBody(state, frame, state.epoch.key);
}

async function openBody(state, frame, key) {
  const { epoch, entry, aad } = frame.header;
  frame.plain = await gcmOpen(await entryKey(state.space, epoch, key, entry), frame.body, aad);
  frame.inner = frame.plain && readInner(frame.plain);
}

/** Runs the checks of 6.4 in order. Returns the fault; or 0, and the state has moved on by this frame. */
async function accept(state, frame, wraps) {
  const { header, n } = frame;
  const start = state.n === 0 && header.commit && Number.isSafeInteger(n);
  if (header.flags > 2 || header.zero || header.bodyLength < 1 || header.bodyLength > BODY_BYTES || !equal(header.space, state.space)
    || (frame.body.length !== header.bodyLength && frame.body.length > 0)) return FAULT.malformed;
  if (header.version !== 1 || header.suite !== 1) return FAULT.suite;
  if (n !== state.n + 1 && !(start && n > 1)) return FAULT.gap;
  if (state.entries.has(hex(header.entry))) return FAULT.duplicate;
  if (header.commit) return await acceptAsCommit(state, frame, wraps);
  if (header.epoch !== state.epoch?.number) return FAULT.epoch;
  if (frame.body.length === 0) return acceptErased(state, frame);
  return opens(frame)
    || (frame.inner.author < state.epoch.members.length ? 0 : FAULT.author)
    || (followsDevice(state, frame) ? 0 : FAULT.device)
    || (sees(state, frame.inner) ? 0 : FAULT.seen)
    || (header.flags === FLAG.erase && !await erases(state, frame.inner) ? FAULT.erasure : 0)
    || (vault.personal === state.name && !await learn(state, frame.inner) ? FAULT.malformed : 0)
    || advance(state, frame);
}

function opens({ bodyRight, plain, inner }) {
  if (!bodyRight) return FAULT.body;
  if (!plain) return FAULT.sealed;
  return inner ? 0 : FAULT.malformed;
}

async function acceptAsCommit(state, frame, wraps) {
  const { header, n } = frame;
  const next = state.epoch ? state.epoch.number + 1 : n === 1 ? 0 : header.epoch;
  const keys = header.epoch === next ? await epochKeys(state, next, wraps) : [];
  if (keys.length === 0) return FAULT.epoch;
  if (n > 1 && state.n === 0 && vault.personal === state.name) return FAULT.gap;
  let key = null;
  for (key of frame.bodyRight ? keys : []) {
    await openBody(state, frame, key.key);
    if (frame.plain) break;
  }
  if (opens(frame)) return opens(frame);
  const said = readCommit(frame.inner.payload);
  if (said && frame.inner.author >= said.members.length) return FAULT.author;
  // Whoever joins here trusts the head that this commit was sealed on: it has seen nothing older.
  if (state.n === 0) state.heads = new Map([[n - 1, n === 1 ? state.h : frame.inner.seenH]]);
  if (!sees(state, frame.inner)) return FAULT.seen;
  const epoch = said && await acceptCommit(state, frame, key, said);
  if (!epoch) return FAULT.commit;
  if (state.n === 0) Object.assign(state, { start: n, h: frame.inner.seenH });
  Object.assign(state, { epoch, devices: new Map(), heads: new Map(), erased: new Set() });
  state.commits.add(hex(header.entry));
  return advance(state, frame);
}

/** A body may be missing if its erase record follows before the head (6.5). */
function acceptErased(state, frame) {
  state.erased.add(hex(frame.hash));
  state.waiting.set(hex(frame.header.entry), { n: state.n, h: state.h, epoch: state.epoch });
  return advance(state, frame);
}

function followsDevice({ epoch, devices, erased }, { inner }) {
  const last = devices.get(inner.device) ?? { seq: 0, hash: epoch.commitHash };
  return (inner.seq === last.seq + 1 && equal(inner.prev, last.hash)) || (inner.seq > last.seq && erased.has(hex(inner.prev)));
}

function sees({ heads }, { seenN, seenH }) {
  return heads.has(seenN) && equal(heads.get(seenN), seenH);
}

/** Whether an erase record is valid (6.5). One for an entry older than our first commit erases nothing that we have. */
async function erases(state, { kind, payload }) {
  if (kind !== KIND.erase || payload.length !== 48) return false;
  const target = hex(payload.subarray(0, 16));
  const known = state.entries.get(target);
  state.waiting.delete(target);
  return known ? equal(await sha256(payload.subarray(16)), known) : state.start > 1;
}

/** Moves on by an accepted frame. Always 0: the fault of an entry that has none. */
async function advance(state, frame) {
  const { header, inner, n } = frame;
  state.h = await chainNext(state.h, n, header.bytes);
  state.n = n;
  state.heads.set(n, state.h);
  state.entries.set(hex(header.entry), header.eraseHash);
  if (inner && !header.commit) state.devices.set(inner.device, { seq: inner.seq, hash: frame.hash });
  frame.epoch = state.epoch;
  return 0;
}

/** Takes in what the personal space says (6.6). False if a payload is not what its kind says. */
async function learn(state, { kind, payload }) {
  const reader = new Reader(payload);
  if (kind === KIND.keyring) {
    if (payload.length !== 52) return false;
    const name = keyringName(hex(reader.take(16)), reader.uint(4));
    vault.keyring.set(name, [...vault.keyring.get(name) ?? [], await epochKey(reader.take(32))]);
  } else if (kind === KIND.contact) {
    if (payload.length !== 130 || !vault.identity) return false;
    const [point, secret] = [reader.take(65), reader.take(32)];
    reader.take(1);
    const contact = await contactOf(point, secret, reader.take(16), reader.take(16));
    if (!contact) return false;
    vault.contacts.push(contact);
  } else if (kind === KIND.slots) {
    if (payload.length !== 1 + 49 * payload[0]) return false;
    reader.take(1);
    vault.slots = [];
    while (reader.more) {
      const bytes = reader.take(49);
      vault.slots.push({ type: bytes[16], bytes });
    }
  } else if (kind === KIND.identity && !vault.identity) {
    const known = await readIdentity(payload);
    if (known?.hash !== state.epoch.members[0].hash) return false;
    vault.identity = known;
  } else if (kind === KIND.invite) {
    if (payload.length !== 72) return false;
    const invitation = { invite: reader.take(16), space: reader.take(16), secret: reader.take(32), leaked: false };
    vault.invites.set(hex(invitation.invite), invitation);
  }
  return true;
}

/** Whether the tag for us is right (6.3). Asked last: in the personal space the key for it comes with the second entry. */
async function isVerified(state, { header, plain, inner, epoch }) {
  const tag = inner.tags.get(inner.author === epoch.mine ? inner.author : epoch.mine);
  if (!tag) return false;
  const digest = await sha256(concat(header.aad, plain.subarray(0, inner.tagged)));
  const keys = await tagKeys(state.space, epoch, inner.author, inner.author);
  const made = await Promise.all(keys.map(key => hmac(key, digest)));
  return made.some(whole => equal(whole.subarray(0, 16), tag));
}

/** An opened entry as the caller gets it. Payloads of kinds 16 to 21 stay here. */
async function itemOf(state, { header, n, plain, inner, epoch }) {
  const fixed = (author, mine, verdict) => [u64(n), header.entry, author, u8(mine), u8(verdict), u8(header.flags), u32(header.epoch)];
  if (!inner) return concat(...fixed(zeros(16), 0, 2), zeros(8 + 2 + 1 + 4));
  const payload = inner.kind >= 16 && inner.kind <= 21 ? zeros(0) : inner.payload;
  const verdict = await isVerified(state, { header, plain, inner, epoch }) ? 0 : 1;
  return concat(
    ...fixed(epoch.members[inner.author].ref, inner.author === epoch.mine ? 1 : 0, verdict),
    inner.time, u16(inner.kind), u8(inner.schema), u32(payload.length), payload);
}

function stop(state, fault, failedAt) {
  Object.assign(state, { fault, failedAt });
}

/** At the head nothing may be owed: no place that was promised, no body without its erase record. */
function settle(state, headN) {
  if (state.n !== headN) return stop(state, FAULT.gap, Math.min(state.n, headN) + 1);
  const [owed] = state.waiting.values();
  if (!owed) return;
  stop(state, FAULT.body, owed.n + 1);
  Object.assign(state, owed);
}

async function openFrames(state, frames, wraps) {
  const opened = [];
  for (let at = 0; at < frames.length && !state.fault;) {
    let end = at + 1;
    while (!frames[at].header.commit && end < frames.length && !frames[end].header.commit) end++;
    const run = frames.slice(at, end);
    await Promise.all(run.map(frame => prepare(state, frame)));
    for (const frame of run) {
      const fault = await accept(state, frame, wraps);
      if (fault) {
        stop(state, fault, frame.n);
        break;
      }
      opened.push(frame);
    }
    at = end;
  }
  return opened;
}

// ---- Blind sealing (7) ----

const blindKeyOf = (space, entry) => hkdf(identity().blind, null, label('troth/blind/1', space, entry));
const blindAad = (space, entry) => label('troth/blind/aad/1', space, entry);
const blindCommit = secret => sha256(label('troth/blind/commit/1', secret));

async function openBlind(space, entry, secret, sealed) {
  if (!equal(await blindCommit(secret), sealed.subarray(0, 32))) return null;
  return gcmOpen(await aesKey(secret), sealed.subarray(32), blindAad(space, entry));
}

// ---- Operations: what a request can ask ----

const whileLocked = {
  async createAccount({ account = random(16), handle, password, iterations, kit, time }) {
    idOf(account);
    const [name, secretKey, amk, seed] = [handleOf(handle), random(16), random(32), random(16)];
    const { kek, auth } = await passwordKeys(name, passwordOf(password), seed, iterationsOf(iterations), secretKey);
    const slots = [await newSlot({ account, version: 1, type: SLOT.password, amk, kek })];
    const paper = kit === true ? await newKit(account, 1, amk, secretKey) : null;
    if (paper) slots.push(paper.slot);
    const secretText = await writeText(TEXT.secretKey, secretKey);
    await unlock(account, 1, amk, secretKey);
    return {
      account: account.slice(), handle: name, seed, iterations, auth, slots: slots.map(slot => slot.record),
      kitAuth: paper?.auth ?? null, secretKey: secretText, kitKey: paper?.text ?? null,
      personal: await newPersonal(slots.map(slot => slot.line), timeOf(time)), ldk: (await openLocalKey(null)).ldk,
    };
  },

  async derive({ handle, password, seed, iterations, secretKey }) {
    pending = null;
    const [name, secret] = [handleOf(handle), await readText(TEXT.secretKey, secretKey)];
    const { kek, auth } = await passwordKeys(name, passwordOf(password), bytesOf(seed, 16), iterationsOf(iterations), secret);
    pending = { type: SLOT.password, kek, secret };
    restartIdle();
    return { auth };
  },

  async deriveKit({ secretKey, kitKey }) {
    pending = null;
    const [secret, recoveryKey] = [await readText(TEXT.secretKey, secretKey), await readText(TEXT.kitKey, kitKey)];
    const { kek, auth } = await kitKeys(recoveryKey, secret);
    recoveryKey.fill(0);
    pending = { type: SLOT.kit, kek, secret };
    restartIdle();
    return { auth };
  },

  async openSlot({ account, slot, type, blob, ldk }) {
    if (pending?.type !== integerOf(type, 1, 4)) refuse('bad_input');
    const local = ldk == null ? null : bytesOf(ldk, 0, 4096);
    const { version, amk } = await openDirect({ account: idOf(account), slot: idOf(slot), type, blob: bytesOf(blob, 193, 4096), kek: pending.kek });
    if (amk?.length !== 32) refuse('wrong_secret');
    await unlock(account, version, amk, pending.secret);
    return openLocalKey(local);
  },
};

async function newKit(account, version, amk, secretKey) {
  const recoveryKey = random(20);
  const { kek, auth } = await kitKeys(recoveryKey, secretKey);
  const kit = { auth, text: await writeText(TEXT.kitKey, recoveryKey), slot: await newSlot({ account, version, type: SLOT.kit, amk, kek }) };
  recoveryKey.fill(0);
  return kit;
}

/** The personal space of a new account: its places are known, so every entry has seen the one before. It is opened like any other later. */
async function newPersonal(lines, time) {
  const [space, secret, payload] = [random(16), random(32), await newIdentityPayload()];
  vault.identity = await readIdentity(payload);
  vault.personal = hex(space);
  const { ref, frame, epoch } = await sealGenesis(space, secret, time);
  const frames = [frame];
  let seen = { n: 1, h: await chainNext(await chainStart(space), 1, frame.header) };
  for (const draft of [record(KIND.identity, payload, time), record(KIND.slots, slotList(lines), time)]) {
    const link = { seq: seen.n, hash: frames.at(-1).hash };
    const next = await sealEntry(space, epoch, { flags: 0, link, seen, ...draft });
    frames.push(next);
    seen = { n: seen.n + 1, h: await chainNext(seen.h, seen.n + 1, next.header) };
  }
  payload.fill(0);
  const wrap = concat(u8(1), await consume(bytes => gcmSeal(vault.personalKey, bytes, personalWrapAad(space, 0)), secret));
  return { space, member: ref.slice(), frames: writeFrames(frames), wrap };
}

/** Puts a slot in the place of those of its type, in the list that the personal space keeps. */
function replaceSlot({ line }, time) {
  const lines = [...vault.slots.filter(({ type }) => type !== line.type), line];
  return lines.length <= SLOTS ? sealPersonal(time, [KIND.slots, slotList(lines)]) : refuse('too_large');
}

const whileUnlocked = {
  async setIdle({ seconds }) {
    vault.idleSeconds = integerOf(seconds, 30, 900);
    restartIdle();
    return {};
  },

  async proveAuth({ handle, password, seed, iterations }) {
    const [name, secret] = [handleOf(handle), passwordOf(password)];
    const { auth } = await withSecret('secretKey', secretKey => passwordKeys(name, secret, bytesOf(seed, 16), iterationsOf(iterations), secretKey));
    return { auth };
  },

  async changePassword({ handle, password, iterations, time = Date.now() }) {
    personal();
    const [seed, name, secret] = [random(16), handleOf(handle), passwordOf(password)];
    return withSecret('secretKey', async secretKey => {
      const { kek, auth } = await passwordKeys(name, secret, seed, iterationsOf(iterations), secretKey);
      const { account, version } = vault;
      const slot = await withSecret('amk', amk => newSlot({ account, version, type: SLOT.password, amk, kek }));
      const text = await writeText(TEXT.secretKey, secretKey);
      return { seed, iterations, auth, slot: slot.record, secretKey: text, personal: await replaceSlot(slot, timeOf(time)) };
    });
  },

  async addKit({ time = Date.now() }) {
    personal();
    return withSecret('secretKey', async secretKey => {
      const { auth, text, slot } = await withSecret('amk', amk => newKit(vault.account, vault.version, amk, secretKey));
      const secretText = await writeText(TEXT.secretKey, secretKey);
      return { slot: slot.record, kitAuth: auth, kitKey: text, secretKey: secretText, personal: await replaceSlot(slot, timeOf(time)) };
    });
  },

  async open({ space, wraps, frames, headN }) {
    const name = hex(idOf(space));
    const reader = new Reader(blobOf(wraps));
    const own = [];
    while (reader.more) own.push({ epoch: reader.uint(4), blob: reader.take(reader.uint(2)) });
    const placed = readFrames(frames);
    integerOf(headN, 0, Number.MAX_SAFE_INTEGER);
    if (!vault.spaces.has(name)) vault.spaces.set(name, await newState(space));
    const state = vault.spaces.get(name);
    const opened = await openFrames(state, placed, own);
    if (!state.fault && headN > 0) settle(state, headN);
    const items = await Promise.all(opened.filter(({ n }) => n <= state.n).map(frame => itemOf(state, frame)));
    return { items: concat(...items), n: state.n, h: state.h.slice(), epoch: state.epoch?.number ?? 0, fault: state.fault, failedAt: state.failedAt };
  },

  async seal({ space, drafts }) {
    const state = writable(space);
    const reader = new Reader(blobOf(drafts));
    const list = [];
    while (reader.more) {
      const draft = { entry: reader.take(16), time: timeOf(reader.uint(8)), kind: reader.uint(2), schema: reader.uint(1), payload: reader.take(reader.uint(4)) };
      // Commits, erase records and what the vault itself keeps are made by the vault alone.
      if (draft.kind === KIND.commit || draft.kind === KIND.erase || (draft.kind >= 16 && draft.kind <= 21)) refuse('bad_input');
      list.push(draft);
    }
    return { frames: writeFrames(await sealRun(state, list)) };
  },

  async sealErasure({ space, record: entry, time, target }) {
    const state = writable(space);
    const known = state.entries.get(hex(idOf(target))) ?? refuse('not_mine');
    const token = await eraseToken(state.space, target);
    if (!equal(await sha256(token), known)) refuse('not_mine');
    if (state.commits.has(hex(target))) refuse('bad_input');
    const draft = { flags: FLAG.erase, entry: idOf(entry), time: timeOf(time), kind: KIND.erase, schema: 1, payload: concat(target, token) };
    return { token, frame: writeFrames(await sealRun(state, [draft])) };
  },

  async newShared({ time }) {
    personal();
    const [space, secret] = [random(16), random(32)];
    const { ref, frame } = await sealGenesis(space, secret, timeOf(time));
    const frames = await sealPersonal(time, [KIND.keyring, concat(space, u32(0), secret)]);
    secret.fill(0);
    return { space, member: ref.slice(), commit: writeFrames([frame]), personal: frames };
  },

  async newInvite({ space, name, time, expires }) {
    writable(space);
    const [invite, secret, { point }] = [random(16), random(32), identity()];
    const plain = concat(space, nameField(name));
    const offer = concat(point, await gcmSeal(await inviteKey(secret, invite), plain, inviteAad(invite, point)));
    const ticket = base64url(concat(u8(1), invite, secret, await identityHash(point)));
    const frames = await sealPersonal(timeOf(time), [KIND.invite, concat(invite, space, secret, u64(timeOf(expires)))]);
    secret.fill(0);
    return { invite, offer, ticket, personal: frames };
  },

  async readOffer({ ticket, offer }) {
    const { invite, space, name, point } = await readInvitation(ticket, offer);
    return { invite, space, name, words: await comparisonWords(point) };
  },

  async claim({ ticket, offer, name, time }) {
    personal();
    const invitation = await readInvitation(ticket, offer);
    const { invite, secret, hash, point } = invitation;
    const plain = concat(identity().point, nameField(name));
    const claim = await hpkeSeal(point, plain, await claimOptions(secret, invite, hash));
    return { claim, personal: await sealPersonal(timeOf(time), [KIND.contact, contactPayload(invitation, PROVENANCE.met)]) };
  },

  async openClaims({ invite, claims }) {
    const invitation = invitationOf(invite);
    const reader = new Reader(blobOf(claims));
    const opened = [];
    for (let index = 0; reader.more; index++) {
      const claimant = await openClaim(invitation, reader.take(reader.uint(2)));
      if (claimant) opened.push({ index, ...claimant });
    }
    if (opened.length === 0) refuse('invite_bad');
    invitation.leaked = opened.length > 1;
    if (invitation.leaked) refuse('invite_leaked');
    const [{ index, name, point }] = opened;
    return { index, name, words: await comparisonWords(point) };
  },

  async admit({ space, invite, claim, time }) {
    const [state, home] = [writable(space), personal()];
    const invitation = invitationOf(invite);
    if (!equal(invitation.space, space) || home === state) refuse('invite_bad');
    const { point } = await openClaim(invitation, bytesOf(claim, 0, 4096)) ?? refuse('invite_bad');
    const contact = await contactOf(point, invitation.secret, space, invitation.invite);
    const { epoch } = state;
    if (epoch.members.some(({ ref, hash }) => equal(ref, invite) || hash === contact.hash)) refuse('invite_bad');
    if (epoch.members.length === MEMBERS) refuse('too_large');
    const members = [...epoch.members, member(invitation.invite, await identityHash(point), [contact])];
    const [secret, number] = [random(32), epoch.number + 1];
    const { frame } = await sealCommit(space, state, { number, secret, members, mine: epoch.mine, reason: 1 }, timeOf(time));
    const plan = { epoch: number, commit: await epochCommit(secret), list: await membersHash(memberList(members)) };
    const wraps = [];
    for (const to of members.filter((_, at) => at !== epoch.mine)) wraps.push(to.ref, variable(await newWrap(space, to, secret, plan)));
    const met = contactPayload({ point, ...invitation }, PROVENANCE.compared);
    const frames = await sealPersonal(time, [KIND.keyring, concat(space, u32(number), secret)], [KIND.contact, met]);
    secret.fill(0);
    return { commit: writeFrames([frame]), wraps: concat(...wraps), member: invitation.invite.slice(), personal: frames };
  },

  async fellows({ space }) {
    const { epoch } = spaceOf(space);
    const others = epoch.members.filter((_, at) => at !== epoch.mine);
    const packed = others.map(async ({ ref, contacts }) => concat(ref, ...(await comparisonWords(contacts[0].point)).map(u16)));
    return { fellows: concat(...await Promise.all(packed)) };
  },

  async stateWords({ space }) {
    const state = spaceOf(space);
    return { words: wordsOf(await hkdf(await hkdfKey(state.h), null, label('troth/state-words/1', state.space), 16)) };
  },

  async blindSeal({ space, entry, words }) {
    const secret = await blindKeyOf(idOf(space), idOf(entry));
    const commit = await blindCommit(secret);
    return { sealed: concat(commit, await gcmSeal(await consume(aesKey, secret), bytesOf(words, 0, BODY_BYTES), blindAad(space, entry))) };
  },

  async blindKey({ space, entry }) {
    return { key: await blindKeyOf(idOf(space), idOf(entry)) };
  },

  async blindOpen({ blinds }) {
    const reader = new Reader(blobOf(blinds));
    const opened = [];
    while (reader.more) {
      const plain = await openBlind(reader.take(16), reader.take(16), reader.take(32), reader.take(reader.uint(4)));
      opened.push(plain ? concat(u32(plain.length), plain) : u32(0xffffffff));
    }
    return { opened: concat(...opened) };
  },

  async localSeal({ name, bytes }) {
    return { bytes: await gcmSeal(vault.ldk, blobOf(bytes), localAad(name)) };
  },

  async localOpen({ name, bytes }) {
    return { bytes: await gcmOpen(vault.ldk, blobOf(bytes), localAad(name)) ?? refuse('wrong_secret') };
  },
};

/** Answered at once, even while something long is running. */
const immediate = {
  status: () => vault ? { locked: false, account: vault.account.slice() } : { locked: true },
  touch: () => {
    restartIdle();
    return {};
  },
};

const always = {
  async checkText({ kind, text }) {
    (await readText(Object.hasOwn(TEXT, kind) ? TEXT[kind] : refuse('bad_input'), text)).fill(0);
    return {};
  },
};

// ---- The door ----

const idle = { timer: 0, deadline: Infinity };
const unanswered = new Set();
let queue = Promise.resolve();

/** Starts the idle time anew while there is anything to forget. Only a person's touch does; work in the background does not. */
function restartIdle() {
  clearTimeout(idle.timer);
  if (!vault && !pending) return;
  const wait = 1000 * (vault?.idleSeconds ?? 120);
  idle.timer = setTimeout(lock, wait);
  // A sleeping computer stops timers, so the clock is asked as well.
  idle.deadline = Date.now() + wait;
}

/** Forgets everything: answers what still waits, says so, and ends the worker, whose memory goes with it. */
function lock() {
  vault = pending = null;
  for (const id of unanswered) self.postMessage({ id, error: 'locked' });
  unanswered.clear();
  self.postMessage({ event: 'locked' });
  self.close();
}

function buffersOf(value) {
  if (value instanceof Uint8Array) return [value.buffer];
  return value && typeof value === 'object' ? Object.values(value).flatMap(buffersOf) : [];
}

function operationOf(op) {
  if (Object.hasOwn(always, op)) return always[op];
  if (Object.hasOwn(whileLocked, op)) return vault ? refuse('bad_input') : whileLocked[op];
  if (!vault) refuse('locked');
  return Object.hasOwn(whileUnlocked, op) ? whileUnlocked[op] : refuse('bad_input');
}

async function answer(request) {
  try {
    const ok = await operationOf(request.op)(request);
    if (unanswered.delete(request.id)) self.postMessage({ id: request.id, ok }, [...new Set(buffersOf(ok))]);
  } catch (error) {
    const code = error instanceof Refusal ? error.code : 'internal';
    if (unanswered.delete(request.id)) self.postMessage({ id: request.id, error: code });
  }
}

self.onmessage = ({ data }) => {
  const { id, op } = data;
  if (op === 'lock' || Date.now() > idle.deadline) {
    self.postMessage(op === 'lock' ? { id, ok: {} } : { id, error: 'locked' });
    lock();
  } else if (Object.hasOwn(immediate, op)) {
    self.postMessage({ id, ok: immediate[op]() });
  } else {
    unanswered.add(id);
    queue = queue.then(() => answer(data));
  }
};
