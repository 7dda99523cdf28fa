// The vault: one Web Worker that holds every key of this browser. It speaks docs/protocol.md (numbers below are its sections) with WebCrypto only.
// Request {id, op, ...args}; reply {id, ok} or {id, error} with one of twelve codes; event {event: 'locked'}, after which it is gone.
// "No" is a value (null, a fault number); what cannot be served is a Refusal. No reply says why a secret was wrong.
'use strict';

const subtle = self.crypto.subtle;
const [P256, AES] = [{ name: 'ECDH', namedCurve: 'P-256' }, { name: 'AES-GCM', length: 256 }];
const ITERATIONS = { floor: 600_000, ceiling: 20_000_000 };
const [BODY_BYTES, BLOB_BYTES, MEMBERS, SLOTS, WORDS] = [65_536, 4096, 5, 8, 7776];
const KIND = { commit: 1, erase: 7, heal: 8, keyring: 16, contact: 17, pin: 18, slots: 19, identity: 20, invite: 21 };
const FAULT = { malformed: 1, suite: 2, gap: 3, duplicate: 4, epoch: 5, body: 6, sealed: 7, author: 8, device: 9, seen: 10, commit: 11, erasure: 12 };
const [SLOT, FLAG, PROVENANCE] = [{ password: 1, kit: 2 }, { commit: 1, erase: 2 }, { met: 1, compared: 2 }];
const STATE = { verified: 0, unverified: 1, erased: 2, unreadable: 3 };

class Refusal extends Error {}
const refuse = code => { throw new Refusal(code); };

// ---- Bytes (1) ----
const zeros = length => new Uint8Array(length);
const random = length => self.crypto.getRandomValues(zeros(length));
const utf8 = text => new TextEncoder().encode(text);
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const hex = bytes => bytes.reduce((text, byte) => text + HEX[byte], '');
const unhex = text => Uint8Array.from(text.match(/../g), pair => parseInt(pair, 16));
const uint = (value, width) => zeros(width).map((_, at) => Math.floor(value / 256 ** (width - 1 - at)) % 256);
const [u8, u16, u32, u64] = [1, 2, 4, 8].map(width => value => uint(value, width));
const variable = bytes => concat(u16(bytes.length), bytes);
const label = (name, ...fields) => concat(utf8(name), u8(0), ...fields);

const concat = (...parts) => join(parts);
function join(parts) {
  const bytes = zeros(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => (bytes.set(part, at), at + part.length), 0);
  return bytes;
}
/** Whether two byte strings are the same, in a time that depends on their length only. */
const equal = (a, b) => a.length === b.length && a.reduce((difference, byte, at) => difference | byte ^ b[at], 0) === 0;
/** Reads fields in order. Every take is a copy, so nothing handed on shares memory with what came in. */
class Reader {
  constructor(bytes) { Object.assign(this, { bytes, at: 0 }); }
  get more() { return this.at < this.bytes.length; }
  take(length) { return length <= this.bytes.length - this.at ? this.bytes.slice(this.at, this.at += length) : refuse('bad_input'); }
  fields(...lengths) { return lengths.map(length => this.take(length)); }
  /** An integer; above 2^53 it is inexact, and then equal to no place or length that exists. */
  uint(width) { return this.take(width).reduce((sum, byte) => sum * 256 + byte, 0); }
}
/** What is packed one after another. */
function unpack(bytes, read) {
  const reader = new Reader(blobOf(bytes));
  const found = [];
  while (reader.more) found.push(read(reader));
  return found;
}
/** The length a sealed text of this length is padded to (6.2). */
function padme(length) {
  if (length <= 1024) return 1024;
  const exponent = 31 - Math.clz32(length);
  const mask = (1 << (exponent - (32 - Math.clz32(exponent)))) - 1;
  return (length + mask) & ~mask;
}
const base64url = bytes => btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
/** The bytes of a text, or null if it is not exactly what base64url would write. */
function fromBase64url(text) {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), character => character.charCodeAt(0));
  return base64url(bytes) === text ? bytes : null;
}

// ---- Primitives (1) ----
const sha256 = async bytes => new Uint8Array(await subtle.digest('SHA-256', bytes));
const hkdfKey = secret => subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits', 'deriveKey']);
const aesKey = secret => subtle.importKey('raw', secret, 'AES-GCM', false, ['encrypt', 'decrypt']);
const hmacKey = secret => subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
const hmac = async (key, bytes) => new Uint8Array(await subtle.sign('HMAC', key, bytes));
const hkdfOf = (salt, info) => ({ name: 'HKDF', hash: 'SHA-256', salt: salt ?? zeros(32), info });
const hkdf = async (key, salt, info, length = 32) => new Uint8Array(await subtle.deriveBits(hkdfOf(salt, info), key, length * 8));
const hkdfAes = (key, salt, info) => subtle.deriveKey(hkdfOf(salt, info), key, AES, false, ['encrypt', 'decrypt']);
/** Uses secret bytes for the last time (mostly to make a key of them), and wipes them. */
const consume = (use, secret) => Promise.resolve(secret).then(use).finally(() => secret.fill(0));

async function pbkdf2(secret, salt, iterations, length = 32) {
  const key = await consume(bytes => subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveBits']), secret);
  return new Uint8Array(await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, length * 8));
}
const gcmSeal = async (key, plain, aad, nonce = random(12)) =>
  concat(nonce, new Uint8Array(await subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: aad }, key, plain)));
/** The plain bytes, or null if they do not open. */
async function gcmOpen(key, sealed, aad) {
  const parameters = { name: 'AES-GCM', iv: sealed.subarray(0, 12), additionalData: aad };
  return subtle.decrypt(parameters, key, sealed.subarray(12)).then(plain => new Uint8Array(plain), () => null);
}
/** The key of an uncompressed point, or null where the bytes are none of the curve. */
const publicKey = async point =>
  point.length === 65 && point[0] === 4 ? subtle.importKey('raw', point, P256, true, []).catch(() => null) : null;
const ecdh = async (secret, key) => new Uint8Array(await subtle.deriveBits({ name: 'ECDH', public: key }, secret, 256));
const pointOf = async key => new Uint8Array(await subtle.exportKey('raw', key));
function privateKey(scalar, point) {
  const jwk = { kty: 'EC', crv: 'P-256', x: base64url(point.subarray(1, 33)), y: base64url(point.subarray(33)), d: base64url(scalar) };
  return subtle.importKey('jwk', jwk, P256, false, ['deriveBits']);
}
/** Whether a scalar and a point belong together: both agree with a third pair on the same secret. */
async function isPair(scalar, point) {
  const [secret, third] = await Promise.all([privateKey(scalar, point), subtle.generateKey(P256, false, ['deriveBits'])]);
  return equal(await ecdh(secret, third.publicKey), await ecdh(third.privateKey, await publicKey(point)));
}
/** A new pair with its scalar, which the caller wipes. */
async function newPair() {
  const pair = await subtle.generateKey(P256, true, ['deriveBits']);
  return { scalar: fromBase64url((await subtle.exportKey('jwk', pair.privateKey)).d), point: await pointOf(pair.publicKey) };
}

// ---- HPKE (1.2): RFC 9180 with DHKEM(P-256, HKDF-SHA256) and HKDF-SHA256 ----
const HPKE = { base: 0, psk: 1, auth: 2, authPsk: 3, aes128: 1, aes256: 2 };
/** Both steps of HKDF for up to 32 bytes, spelled as HMAC because HPKE needs them apart (RFC 9180, 4). */
function labeled(...suite) {
  const prefix = concat(utf8('HPKE-v1'), ...suite);
  return {
    extract: async (salt, name, secret) => hmac(await hmacKey(salt ?? zeros(32)), concat(prefix, utf8(name), secret)),
    expand: async (key, name, info, size) => (await hmac(await hmacKey(key), concat(u16(size), prefix, utf8(name), info, u8(1)))).slice(0, size),
  };
}

async function hpkeShared(exchanges, context) {
  const kem = labeled(utf8('KEM'), u16(0x10));
  const extracted = await consume(secret => kem.extract(null, 'eae_prk', secret), concat(...exchanges));
  return kem.expand(extracted, 'shared_secret', context, 32);
}
/** The context's key and base nonce; wipes the shared secret and the psk. */
async function hpkeSchedule(agreed, { mode, aead = HPKE.aes256, info, psk = zeros(0), pskId = zeros(0) }) {
  const schedule = labeled(utf8('HPKE'), u16(0x10), u16(1), u16(aead));
  const context = concat(u8(mode), await schedule.extract(null, 'psk_id_hash', pskId), await schedule.extract(null, 'info_hash', info));
  const secret = await consume(bytes => schedule.extract(agreed, 'secret', bytes), psk);
  agreed.fill(0);
  const key = await consume(aesKey, await schedule.expand(secret, 'key', context, aead === HPKE.aes128 ? 16 : 32));
  return { key, nonce: await schedule.expand(secret, 'base_nonce', context, 12) };
}
/** The sender's side. With `sender` ({secret, point}) an auth mode; `ephemeral` ({secret, point}) is set by test vectors only. */
async function hpkeSender(receiverPoint, options, ephemeral = null) {
  const [receiver, { sender }] = [await publicKey(receiverPoint) ?? refuse('bad_input'), options];
  const pair = ephemeral ? null : await subtle.generateKey(P256, false, ['deriveBits']);
  const { secret, point } = ephemeral ?? { secret: pair.privateKey, point: await pointOf(pair.publicKey) };
  const exchanges = [await ecdh(secret, receiver), sender ? await ecdh(sender.secret, receiver) : zeros(0)];
  const agreed = await hpkeShared(exchanges, concat(point, receiverPoint, sender?.point ?? zeros(0)));
  return { enc: point, ...await hpkeSchedule(agreed, options) };
}
/** The receiver's side ({secret, point}), or null if `enc` is no point. With `senderPoint` an auth mode. */
async function hpkeReceiver(enc, receiver, options) {
  const [ephemeral, sender] = [await publicKey(enc), options.senderPoint];
  if (!ephemeral) return null;
  const exchanges = [await ecdh(receiver.secret, ephemeral), sender ? await ecdh(receiver.secret, await publicKey(sender)) : zeros(0)];
  return hpkeSchedule(await hpkeShared(exchanges, concat(enc, receiver.point, sender ?? zeros(0))), options);
}

async function hpkeSeal(receiverPoint, plain, options, aad = zeros(0), ephemeral = null) {
  const { enc, key, nonce } = await hpkeSender(receiverPoint, options, ephemeral);
  return concat(enc, (await gcmSeal(key, plain, aad, nonce)).subarray(12));
}
async function hpkeOpen(receiver, sealed, options, aad = zeros(0)) {
  const context = sealed.length < 65 + 16 ? null : await hpkeReceiver(sealed.subarray(0, 65), receiver, options);
  return context && gcmOpen(context.key, concat(context.nonce, sealed.subarray(65)), aad);
}

// ---- Text forms (2) ----
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TEXT = { secretKey: { kind: 1, prefix: 'T1', length: 16 }, kitKey: { kind: 2, prefix: 'K1', length: 20 } };
/** Crockford base32 of the first `count` groups of five bits, zero bits after the end. */
function base32(bytes, count) {
  const bits = Array.from(bytes, byte => byte.toString(2).padStart(8, '0')).join('').padEnd(count * 5, '0');
  return Array.from({ length: count }, (_, at) => ALPHABET[parseInt(bits.slice(at * 5, at * 5 + 5), 2)]).join('');
}
const digitsOf = async ({ kind, length }, secret) =>
  base32(secret, Math.ceil(length * 8 / 5)) + base32(await sha256(label('troth/check/1', u8(kind), secret)), 2);
const writeText = async (form, secret) => `${form.prefix}-${(await digitsOf(form, secret)).match(/.{1,4}/g).join('-')}`;

async function readText(form, text) {
  if (typeof text !== 'string' || text.length > 200 || !/^[0-9A-Za-z -]*$/.test(text)) refuse('bad_text');
  const plain = text.toUpperCase().replace(/[ -]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  const digits = plain.startsWith(form.prefix) ? plain.slice(2) : refuse('bad_text');
  const bits = Array.from(digits, digit => Math.max(0, ALPHABET.indexOf(digit)).toString(2).padStart(5, '0')).join('');
  const secret = zeros(form.length).map((_, at) => parseInt(bits.slice(at * 8, at * 8 + 8) || '0', 2));
  // Writing it again settles length, characters, padding and check at once.
  return digits === await digitsOf(form, secret) ? secret : refuse('bad_text');
}
const wordsOf = okm => Array.from({ length: okm.length / 4 }, (_, at) => new Reader(okm.subarray(at * 4)).uint(4) % WORDS);

// ---- What a request may hold ----
const bytesOf = (value, least, most = least) =>
  value instanceof Uint8Array && value.length >= least && value.length <= most ? value : refuse('bad_input');
const integerOf = (value, least, most) => Number.isSafeInteger(value) && value >= least && value <= most ? value : refuse('bad_input');
const textOf = (value, most) => typeof value === 'string' && value.length > 0 && value.length <= most ? value : refuse('bad_input');
const idOf = value => bytesOf(value, 16);
const blobOf = value => bytesOf(value, 0, 0x7fffffff);
const timeOf = value => integerOf(value, 0, Number.MAX_SAFE_INTEGER);
const iterationsOf = value => integerOf(value, ITERATIONS.floor, ITERATIONS.ceiling);
const handleOf = value => /^[A-Za-z0-9][A-Za-z0-9._-]{2,31}$/.test(textOf(value, 32)) ? value.toLowerCase() : refuse('bad_input');
const credentials = ({ handle, password, seed, iterations }) =>
  ({ handle: handleOf(handle), password: textOf(password, 1024), seed: bytesOf(seed, 16), iterations: iterationsOf(iterations) });
/** A display name as its length and 127 zero-padded bytes (4.3). */
function nameOf(value) {
  const bytes = utf8(textOf(value, 120));
  const field = concat(u8(bytes.length), bytes, zeros(Math.max(0, 127 - bytes.length)));
  return readName(field) === value ? field : refuse('bad_input');
}
/** The name in a field of 128 bytes, or null. */
function readName(field) {
  const bytes = field.subarray(1, 1 + field[0]);
  const name = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const right = field.length === 128 && field[0] >= 1 && field[0] <= 120 && field.subarray(1 + field[0]).every(byte => byte === 0);
  return right && equal(utf8(name), bytes) && Array.from(name).length <= 40 ? name : null;
}

// ---- Account (3) ----
/** All that is known while unlocked. Locking drops it, and the worker with it. */
let vault = null;
/** A key that was derived and waits for its slot. */
let pending = null;

const keysFrom = async (root, salt, kek, auth) => ({ kek: await hkdfAes(root, salt, kek), auth: await hkdf(root, salt, auth) });

async function passwordKeys({ handle, password, seed, iterations }, secretKey) {
  const salt = await sha256(label('troth/salt/1', variable(utf8(handle)), seed));
  const root = await consume(hkdfKey, await pbkdf2(utf8(password.normalize('NFKC')), salt, iterations));
  return keysFrom(root, secretKey, label('troth/kek/1'), label('troth/auth/1'));
}
async function kitKeys(recoveryKey, secretKey) {
  return keysFrom(await consume(hkdfKey, recoveryKey), secretKey, label('troth/slot/kit/1'), label('troth/slot/kit-auth/1'));
}
const slotAad = ({ account, slot, type, version }, part) => label('troth/slot/aad/1', account, slot, u8(type), u32(version), u8(part));
/** A new slot (3.2) and the line that the slot list keeps of it. */
async function newSlot({ account, version, type, amk, kek }) {
  const [slot, { scalar, point }] = [random(16), await newPair()];
  const names = { account, slot, type, version };
  const direct = await gcmSeal(kek, amk, slotAad(names, 1));
  const priv = await consume(secret => gcmSeal(kek, secret, slotAad(names, 2)), scalar);
  const blob = concat(u8(1), u8(type), u32(version), direct, point, priv, u16(0));
  return { record: { slot, type, blob }, line: { type, bytes: concat(slot, u8(type), await sha256(point)) } };
}

async function newPassword({ account, version }, who, amk, secretKey) {
  const { kek, auth } = await passwordKeys(who, secretKey);
  return { auth, ...await newSlot({ account, version, type: SLOT.password, amk, kek }) };
}
async function newKit({ account, version }, amk, secretKey) {
  const recoveryKey = random(20);
  const text = await writeText(TEXT.kitKey, recoveryKey);
  const { kek, auth } = await kitKeys(recoveryKey, secretKey);
  return { auth, text, ...await newSlot({ account, version, type: SLOT.kit, amk, kek }) };
}
/** The AMK in a slot and its version; the AMK is null if the key is wrong, or not all of the slot is its own. */
async function openDirect({ account, slot, type, blob, kek }) {
  const reader = new Reader(blob);
  if (reader.uint(1) !== 1 || reader.uint(1) !== type) refuse('bad_input');
  const [version, [direct, point, priv]] = [reader.uint(4), reader.fields(60, 65, 60)];
  if (reader.uint(2) > 0 || reader.more) refuse('bad_input'); // what was sealed to the slot has no sender that could be known (3.2)
  const [amk, scalar] = await Promise.all([direct, priv].map((part, at) => gcmOpen(kek, part, slotAad({ account, slot, type, version }, at + 1))));
  if (scalar && await consume(bytes => isPair(bytes, point), scalar).catch(() => false)) return { version, amk };
  amk?.fill(0);
  return { version, amk: null };
}
const openerOf = (who, auth) => ({ who: who && { ...who, seed: who.seed.slice(), password: null }, auth: auth.slice() }); // a kit has no `who`
/** Unlocks; wipes both secrets. They stay sealed under a session key that cannot leave the browser's crypto, for new slots only. */
async function unlock(account, version, amk, secretKey, opener) {
  const session = await subtle.generateKey(AES, false, ['encrypt', 'decrypt']);
  const sealed = { amk: await gcmSeal(session, amk, zeros(0)), secretKey: await consume(secret => gcmSeal(session, secret, zeros(0)), secretKey) };
  const root = await consume(hkdfKey, amk);
  const [personalKey, localKey] = [await hkdfAes(root, null, label('troth/amk/personal/1')), await hkdfAes(root, null, label('troth/ldk/1'))];
  vault = {
    account, version, session, sealed, personalKey, localKey, ldk: null, identity: null, personal: null, idleSeconds: 120, openers: [opener],
    spaces: new Map(), devices: new Map(), ...untaught(),
  };
  hold(null);
}
/** What the personal space teaches (6.6); `learnt` holds the payloads that did, under the session key, for the next snapshot. */
const untaught = () => ({ keyring: new Map(), contacts: [], invites: new Map(), slots: [], learnt: [] });
const hide = secret => gcmSeal(vault.session, secret, zeros(0));
const withHidden = async (hidden, use) => consume(use, await gcmOpen(vault.session, hidden, zeros(0)));
const withSecret = (name, use) => withHidden(vault.sealed[name], use);
/** Has whoever changes the way in show again what opened this session: its password, or the kit's key. Gives its AUTH. */
const prove = shown => withSecret('secretKey', async secretKey => {
  for (const { who, auth } of vault.openers) {
    const keys = who ? passwordKeys({ ...who, password: textOf(shown, 1024) }, secretKey) : kitKeys(await readText(TEXT.kitKey, shown), secretKey);
    if (equal((await keys).auth, auth)) return auth.slice();
  }
  return refuse('wrong_secret');
});
/** Opens this device's local key, or makes a new one (3.6). */
async function openLocalKey(blob) {
  const aad = label('troth/ldk/aad/1', vault.account);
  const known = blob && await gcmOpen(vault.localKey, blob, aad);
  const [fresh, secret] = known?.length === 32 ? [false, known] : [true, random(32)];
  const ldk = fresh ? await gcmSeal(vault.localKey, secret, aad) : blob;
  vault.ldk = await consume(aesKey, secret);
  return { ldk, fresh };
}
const localAad = name => label('troth/local/aad/1', variable(utf8(textOf(name, 1024))));
/** Snapshots hold keys: the page may neither open nor make one. */
const pageAad = name => textOf(name, 1024).startsWith('snapshot/') ? refuse('bad_input') : localAad(name);
const identityHash = point => sha256(label('troth/identity/1', point));
const identity = () => vault.identity ?? refuse('no_key');
/** Takes the identity out of its payload of 193 bytes (kind 20), or null if there is none in it. */
async function readIdentity(payload) {
  const [scalar, point, ...secrets] = new Reader(payload).fields(32, 65, 32, 32, 32);
  if (!await publicKey(point)) return null;
  const [secret, erase, self, blind] = await Promise.all(
    [consume(bytes => privateKey(bytes, point), scalar), ...[hmacKey, hkdfKey, hkdfKey].map((importer, at) => consume(importer, secrets[at]))]);
  return { point, hash: hex(await identityHash(point)), secret, erase, self, blind };
}

// ---- Meeting (4) ----
const ordered = (a, b) => hex(a) < hex(b) ? [a, b] : [b, a];
/** Somebody known by key: the pair secret stands in for the two identities and the invitation between them (4.1). Null without a key. */
async function contactOf(me, { point, secret, space, invite }) {
  const key = await publicKey(point);
  if (!key) return null;
  const agreed = await consume(hkdfKey, await ecdh(me.secret, key));
  const pair = await consume(hkdfKey, await hkdf(agreed, secret, label('troth/pair/1', ...ordered(me.point, point))));
  return { point, hash: hex(await identityHash(point)), pair, space: hex(space), invite };
}
const wordsFrom = async (secret, info, length) => wordsOf(await hkdf(await hkdfKey(secret), null, info, length));
const comparisonWords = point => wordsFrom(concat(...ordered(identity().point, point)), label('troth/words/1'), 24);
const inviteKey = async (secret, invite) => hkdfAes(await hkdfKey(secret), null, label('troth/invite/1', invite));
const inviteAad = (invite, point) => label('troth/invite/aad/1', invite, point);
const contactPayload = ({ point, secret, space, invite }, provenance) => concat(point, secret, u8(provenance), space, invite);
/** The HPKE parameters of a claim, the same for both sides. */
async function claimOptions(secret, invite, inviterHash) {
  const psk = await hkdf(await hkdfKey(secret), null, label('troth/join/1', invite));
  return { mode: HPKE.psk, psk, pskId: invite, info: label('troth/join/info/1', invite, inviterHash) };
}
/** What a ticket and its offer say together (4.3). */
async function readInvitation(ticket, offer) {
  const bytes = typeof ticket === 'string' && ticket.length === 108 ? fromBase64url(ticket) : null;
  if (bytes?.[0] !== 1) refuse('invite_bad');
  if (bytesOf(offer, 0, BLOB_BYTES).length !== 65 + 28 + 144) refuse('invite_bad');
  const [[, invite, secret, hash], point] = [new Reader(bytes).fields(1, 16, 32, 32), offer.slice(0, 65)];
  if (!await publicKey(point) || !equal(await identityHash(point), hash) || equal(point, identity().point)) refuse('invite_bad');
  const plain = await gcmOpen(await inviteKey(secret, invite), offer.subarray(65), inviteAad(invite, point)) ?? refuse('invite_bad');
  return { invite, secret, hash, point, space: plain.slice(0, 16), name: readName(plain.subarray(16)) ?? refuse('invite_bad') };
}
/** Who claims, or null if the claim is none for this invitation. */
async function openClaim({ secret, invite }, claim) {
  if (claim.length !== 65 + 193 + 16) return null;
  const plain = await hpkeOpen(identity(), claim, await claimOptions(secret, invite, await identityHash(identity().point)));
  const [point, name] = plain ? [plain.slice(0, 65), readName(plain.subarray(65))] : [];
  return name && !equal(point, identity().point) && await publicKey(point) ? { name, point } : null;
}

function invitationOf(invite) {
  const invitation = vault.invites.get(hex(idOf(invite))) ?? refuse('invite_bad');
  return invitation.leaked ? refuse('invite_leaked') : invitation;
}

// ---- Epochs (5) ----
const epochCommit = secret => sha256(label('troth/ec/1', secret));
const membersHash = list => sha256(label('troth/members/1', list));
const memberList = members => concat(u8(members.length), ...members.map(({ ref, hashBytes }) => concat(ref, hashBytes)));
const member = (ref, hashBytes, contacts) => ({ ref, hashBytes, hash: hex(hashBytes), contacts });
const newEpoch = (number, key, members, mine, commitHash, hidden = null) => ({ number, key, members, mine, commitHash, hidden, tagKeys: new Map() });
const epochKey = async secret => ({ commit: await epochCommit(secret), hidden: await hide(secret), key: await consume(hkdfKey, secret) });
const keyringName = (name, epoch) => `${name}/${epoch}`;
const personalWrapAad = (space, epoch) => label('troth/amk/wrap/1', space, u32(epoch));
/** The contact behind a member (4.1): the one whose wrap opened, else the last met for this space, else the last met. */
const contactsOf = (name, hash, from) => vault.contacts.filter(contact => contact.hash === hash).reverse()
  .sort((a, b) => (b === from) - (a === from) || (b.space === name) - (a.space === name)).slice(0, 1);
/** The HPKE parameters of a wrap to or from a contact (5.2). */
async function wrapOptions({ pair }, space, { epoch, commit, list, ref }) {
  const name = label('troth/psk/1');
  const info = label('troth/wrap/1', space, u32(epoch), commit, list, ref);
  return { mode: HPKE.psk, psk: await hkdf(pair, null, concat(name, space)), pskId: name, info };
}
const newWrap = async (space, { ref, contacts: [contact] }, secret, plan) =>
  concat(u8(2), await hpkeSeal(contact.point, secret, await wrapOptions(contact, space, { ...plan, ref })), plan.commit, plan.list);
/** An epoch key out of a wrap of form 2, or null. A newcomer's member ref is the id of the invitation. */
async function openWrap({ space, name, epoch: current }, epoch, blob) {
  if (blob.length !== 178 || !vault.identity) return null;
  const [, sealed, commit, list] = new Reader(blob).fields(1, 113, 32, 32);
  const invited = vault.contacts.filter(contact => contact.space === name).map(({ invite }) => invite);
  const refs = current ? [current.members[current.mine].ref] : invited;
  for (const [contact, ref] of vault.contacts.toReversed().flatMap(known => refs.map(one => [known, one]))) {
    const secret = await hpkeOpen(vault.identity, sealed, await wrapOptions(contact, space, { epoch, commit, list, ref }));
    if (secret) return { ...await epochKey(secret), wrap: { commit, list, from: contact } };
  }
  return null;
}
/** An epoch key out of a wrap of form 1, or null. A space whose wrap opens under the AMK is the personal one. */
async function openPersonalWrap({ space, name }, epoch, blob) {
  if (blob.length !== 61 || (vault.personal ?? name) !== name) return null;
  const secret = await gcmOpen(vault.personalKey, blob.subarray(1), personalWrapAad(space, epoch));
  if (secret) vault.personal = name;
  return secret && epochKey(secret);
}
/** Every key that may be the one of this epoch. */
async function epochKeys(state, epoch, wraps) {
  const open = ({ blob }) => blob[0] === 1 ? openPersonalWrap(state, epoch, blob) : blob[0] === 2 ? openWrap(state, epoch, blob) : null;
  const opened = await Promise.all(wraps.filter(wrap => wrap.epoch === epoch).map(open));
  return [...vault.keyring.get(keyringName(state.name, epoch)) ?? [], ...opened.filter(key => key !== null)];
}
/** What a commit says (5.1), or null. */
function readCommit(payload) {
  if (payload.length < 86 || payload.length !== 38 + 48 * payload[37]) return null;
  const reader = new Reader(payload);
  const members = unpack(payload.subarray(38), line => ({ ref: line.take(16), hashBytes: line.take(32) }));
  if (new Set(members.flatMap(({ ref, hashBytes }) => [hex(ref), hex(hashBytes)])).size < 2 * members.length) return null;
  return { epoch: reader.uint(4), commit: reader.take(32), reason: reader.uint(1), list: payload.slice(37), members };
}
/** Checks a commit against its key, its wrap and the epoch before (5.1, 5.2); the new epoch, or null. */
async function acceptCommit({ name, epoch: before }, { n, hash, header, inner }, { key, hidden, commit, wrap }, said) {
  const alone = vault.personal === name;
  const members = said.members.map(({ ref, hashBytes }) => member(ref, hashBytes, contactsOf(name, hex(hashBytes), wrap?.from)));
  const mine = alone ? 0 : members.findIndex(one => one.hash === vault.identity?.hash);
  const author = members[inner.author];
  const right = inner.kind === KIND.commit && inner.seq === 0 && equal(inner.prev, zeros(32)) && inner.seenN === n - 1
    && said.epoch === header.epoch && said.reason <= 4 && equal(said.commit, commit)
    && (!wrap || (equal(wrap.commit, commit) && equal(wrap.list, await membersHash(said.list))))
    && members.every(({ contacts }, at) => at === mine || contacts.length > 0)
    && (!alone || (members.length === 1 && author.hash === (vault.identity?.hash ?? author.hash)))
    && mine >= 0 && (before?.members.some(known => known.hash === author.hash) ?? true)
    && (before?.members.every(known => members.every(one => one.hash !== known.hash || equal(one.ref, known.ref))) ?? true);
  return right ? newEpoch(header.epoch, key, members, mine, hash, hidden) : null;
}

// ---- Sealing (6) ----
const eraseToken = (space, entry) => hmac(identity().erase, label('troth/erase/1', space, entry));
const entryKey = (space, epoch, key, entry) => hkdfAes(key, entry, label('troth/entry/1', space, u32(epoch)));
/** The key of the tags between an author and another member, or null; our own devices share one (6.3). */
async function tagKey(space, epoch, author, other) {
  const [name, known] = [`${author}/${other}`, other === epoch.mine ? vault.identity?.self : epoch.members[other].contacts[0].pair];
  const fields = [space, u32(epoch.number), epoch.members[author].ref];
  const info = other === epoch.mine ? label('troth/selftag/1', ...fields) : label('troth/tag/1', ...fields);
  if (known && !epoch.tagKeys.has(name)) epoch.tagKeys.set(name, await consume(hmacKey, await hkdf(known, null, info)));
  return epoch.tagKeys.get(name) ?? null;
}
/** This device's name in a space, random per unlock (6.2). */
const deviceOf = space => vault.devices.get(hex(space)) ?? vault.devices.set(hex(space), random(8)).get(hex(space));
/** Seals one entry: `link` is {seq, hash} of this device's chain, `seen` is {n, h} of the log. */
async function sealEntry(space, epoch, { flags, entry, link, seen, time, kind, schema, payload }) {
  const eraseHash = await sha256(await eraseToken(space, entry));
  const aad = concat(u8(1), u8(1), u8(flags), u8(0), space, entry, u32(epoch.number), eraseHash);
  const place = concat(u8(epoch.mine), deviceOf(space), u32(link.seq), link.hash, u64(seen.n), seen.h, u64(time));
  const core = concat(place, u16(kind), u8(schema), u32(payload.length), payload);
  const digest = await sha256(concat(aad, core));
  const tagFor = async (_, other) => concat(u8(other), (await hmac(await tagKey(space, epoch, epoch.mine, other), digest)).subarray(0, 16));
  const tags = await Promise.all(epoch.members.map(tagFor));
  const plain = concat(core, u8(tags.length), ...tags);
  const padded = padme(plain.length);
  if (padded + 28 > BODY_BYTES) refuse('too_large');
  const body = await gcmSeal(await entryKey(space, epoch.number, epoch.key, entry), concat(plain, zeros(padded - plain.length)), aad);
  const header = concat(aad, await sha256(body), u32(body.length));
  return { header, body, hash: await sha256(header) };
}
/** Seals drafts one after another on this device's chain; all have seen what is open now. */
async function sealRun(state, drafts) {
  const last = state.devices.get(hex(deviceOf(state.space))) ?? { seq: 0, hash: state.epoch.commitHash };
  const frames = [];
  for (const draft of drafts) {
    const link = { seq: last.seq + 1 + frames.length, hash: frames.at(-1)?.hash ?? last.hash };
    frames.push(await sealEntry(state.space, state.epoch, { flags: 0, link, seen: state, ...draft }));
    state.sealed.set(hex(frames.at(-1).hash), link.seq);
  }
  return frames;
}
/** Seals a commit for the place after `seen` under a new key; returns the frame and the epoch it starts. */
async function sealCommit(space, seen, { number, secret, members, mine, reason }, time) {
  const epoch = newEpoch(number, await hkdfKey(secret), members, mine, null);
  const payload = concat(u32(number), await epochCommit(secret), u8(reason), memberList(members));
  const draft = { flags: FLAG.commit, link: { seq: 0, hash: zeros(32) }, seen, ...record(KIND.commit, payload, time) };
  return { frame: await sealEntry(space, epoch, draft), epoch };
}
/** The first commit of a space in which the caller is alone. */
async function sealGenesis(space, secret, time) {
  const [ref, seen] = [random(16), { n: 0, h: await chainStart(space) }];
  const members = [member(ref, await identityHash(identity().point), [])];
  return { ref, ...await sealCommit(space, seen, { number: 0, secret, members, mine: 0, reason: 0 }, time) };
}
const writeFrames = frames => concat(...frames.flatMap(({ header, body }) => [u32(body.length), header, body]));
const record = (kind, payload, time) => ({ entry: random(16), time, kind, schema: 1, payload });
const slotList = lines => concat(u8(lines.length), ...lines.map(({ bytes }) => bytes));
/** Seals records ([kind, payload]) for the personal space, wipes the payloads, and returns the frames to append. */
async function sealPersonal(time, ...records) {
  const frames = await sealRun(personal(), records.map(([kind, payload]) => record(kind, payload, time)));
  for (const [, payload] of records) payload.fill(0);
  return writeFrames(frames);
}
/** The personal space of a new account: its places are known, so every entry has seen the one before. */
async function newPersonal(lines, time) {
  const [space, secret, { scalar, point }] = [random(16), random(32), await newPair()];
  const payload = await consume(bytes => concat(bytes, point, random(96)), scalar);
  Object.assign(vault, { identity: await readIdentity(payload), personal: hex(space) });
  const { ref, frame, epoch } = await sealGenesis(space, secret, time);
  let [h, frames] = [await chainStart(space), [frame]];
  for (const draft of [record(KIND.identity, payload, time), record(KIND.slots, slotList(lines), time)]) {
    const [n, last] = [frames.length, frames.at(-1)];
    h = await chainNext(h, n, last.header);
    frames.push(await sealEntry(space, epoch, { flags: 0, link: { seq: n, hash: last.hash }, seen: { n, h }, ...draft }));
  }
  payload.fill(0);
  const wrap = concat(u8(1), await consume(bytes => gcmSeal(vault.personalKey, bytes, personalWrapAad(space, 0)), secret));
  return { space, member: ref.slice(), frames: writeFrames(frames), wrap };
}

// ---- Verifying (6.4) ----
const chainStart = space => sha256(label('troth/chain/1', space));
const chainNext = (head, n, header) => sha256(concat(head, u64(n), header));
const newState = async space => ({
  space, name: hex(space), n: 0, h: await chainStart(space), start: 0, epoch: null, fault: 0, failedAt: 0, heads: new Map(),
  devices: new Map(), entries: new Map(), erased: new Set(), waiting: new Map(), sealed: new Map(),
});
const spaceOf = space => vault.spaces.get(hex(idOf(space)))?.epoch ? vault.spaces.get(hex(space)) : refuse('unknown_space');
/** A space in which the caller can write. */
function writable(space) {
  const state = spaceOf(space);
  return state.fault ? refuse('stopped') : state.epoch.mine >= 0 && vault.identity ? state : refuse('no_key');
}
const personal = () => writable(vault.spaces.get(vault.personal)?.space ?? refuse('unknown_space'));
/** A space that others may be let into. */
const shareable = space => writable(space).name === vault.personal ? refuse('bad_input') : writable(space);
function readFrame(reader) {
  const [n, length, bytes] = [reader.uint(8), reader.uint(4), reader.take(108)];
  const [[version, suite, flags, zero], fields] = [bytes, new Reader(bytes)];
  const [aad, , space, entry] = [bytes.slice(0, 72), ...fields.fields(4, 16, 16)];
  const [epoch, eraseHash, bodyHash, bodyLength] = [fields.uint(4), fields.take(32), fields.take(32), fields.uint(4)];
  const header = { bytes, aad, version, suite, flags, zero, space, entry, epoch, eraseHash, bodyHash, bodyLength };
  return { n, header, commit: flags === FLAG.commit, body: reader.take(length), hash: null, bodyRight: false, plain: null, inner: null };
}
/** The sealed text (6.2), or null if it is not well formed. No integer in it is 2^63 or more (1). */
function readInner(plain) {
  const reader = new Reader(plain);
  try {
    const [author, device, seq, prev, seenN] = [reader.uint(1), hex(reader.take(8)), reader.uint(4), reader.take(32), reader.uint(8)];
    const [seenH, time, kind, schema, payload] = [reader.take(32), reader.take(8), reader.uint(2), reader.uint(1), reader.take(reader.uint(4))];
    const [tagged, tags] = [reader.at, new Map()];
    for (let left = reader.uint(1); left > 0; left--) tags.set(reader.uint(1), reader.take(16));
    const padded = (plain[45] | plain[85]) < 128 && plain.length === padme(reader.at) && plain.subarray(reader.at).every(byte => byte === 0);
    return padded ? { author, device, seq, prev, seenN, seenH, time, kind, schema, payload, tagged, tags } : null;
  } catch {
    return null;
  }
}
/** Does the costly part of the checks, which needs no order. */
async function prepare(state, frame) {
  frame.hash = await sha256(frame.header.bytes);
  frame.bodyRight = equal(await sha256(frame.body), frame.header.bodyHash);
  if (frame.bodyRight && !frame.commit && frame.header.epoch === state.epoch?.number) await openBody(state, frame, state.epoch.key);
}
async function openBody(state, frame, key) {
  const { epoch, entry, aad } = frame.header;
  frame.plain = await gcmOpen(await entryKey(state.space, epoch, key, entry), frame.body, aad);
  frame.inner = frame.plain && readInner(frame.plain);
}
const isWellFormed = ({ space }, { header: { flags, zero, bodyLength, ...header }, body }) =>
  flags <= 2 && zero === 0 && equal(header.space, space) && bodyLength >= 1 && bodyLength <= BODY_BYTES
  && (body.length === bodyLength || body.length === 0);
/** Runs the checks of 6.4 in order. Returns the fault; or 0, and the state has moved on by this frame. */
async function accept(state, frame, wraps) {
  const { header, commit, n, body } = frame;
  if (!isWellFormed(state, frame)) return FAULT.malformed;
  if (header.version !== 1 || header.suite !== 1) return FAULT.suite;
  const joins = state.n === 0 && commit && n > 1 && Number.isSafeInteger(n) && state.name !== vault.personal;
  if (n !== state.n + 1 && !joins) return FAULT.gap;
  if (state.entries.has(hex(header.entry))) return FAULT.duplicate;
  if (commit) return acceptAsCommit(state, frame, wraps);
  if (header.epoch !== state.epoch?.number) return FAULT.epoch;
  if (body.length === 0) return header.flags === FLAG.erase ? FAULT.body : acceptErased(state, frame);
  if (frame.bodyRight && !frame.plain && header.flags === 0) return advance(state, frame);
  if (closedBy(frame)) return closedBy(frame);
  if (frame.inner.author >= state.epoch.members.length) return FAULT.author;
  if (!followsDevice(state, frame.inner)) return FAULT.device;
  if (!sees(state, frame.inner)) return FAULT.seen;
  if (frame.inner.kind === KIND.commit) return FAULT.commit;
  if ((header.flags === FLAG.erase || frame.inner.kind === KIND.erase) && !await erases(state, frame)) return FAULT.erasure;
  await advance(state, frame);
  return state.name === vault.personal ? learn(state, frame) : 0;
}
/** Why a body does not open, or 0. */
const closedBy = ({ bodyRight, plain, inner }) => !bodyRight ? FAULT.body : !plain ? FAULT.sealed : !inner ? FAULT.malformed : 0;
async function acceptAsCommit(state, frame, wraps) {
  const { header, n } = frame;
  const first = state.n === 0;
  const next = !first ? state.epoch.number + 1 : n === 1 ? 0 : Math.max(1, header.epoch);
  const keys = header.epoch === next ? await epochKeys(state, next, wraps) : [];
  if (keys.length === 0) return FAULT.epoch;
  let key = null;
  while (!frame.plain && frame.bodyRight && keys.length > 0) await openBody(state, frame, (key = keys.shift()).key);
  if (closedBy(frame)) return closedBy(frame);
  const said = readCommit(frame.inner.payload);
  if (said && frame.inner.author >= said.members.length) return FAULT.author;
  // Whoever joins here trusts the head that this commit was sealed on: it has seen nothing older.
  const before = first && n > 1 ? frame.inner.seenH : state.h;
  if (!sees({ heads: first ? new Map([[n - 1, before]]) : state.heads }, frame.inner)) return FAULT.seen;
  const epoch = said && await acceptCommit(state, frame, key, said);
  if (!epoch) return FAULT.commit;
  if (first) state.start = n;
  Object.assign(state, { epoch, h: before, devices: new Map(), heads: new Map(), erased: new Set(), sealed: new Map() });
  return advance(state, frame);
}
/** A body may be missing if its erase record follows before the head (6.5). Our own entry is still the last of this device. */
function acceptErased(state, frame) {
  const seq = state.sealed.get(hex(frame.hash));
  state.erased.add(hex(frame.hash));
  if (seq) state.devices.set(hex(deviceOf(state.space)), { seq, hash: frame.hash });
  state.waiting.set(hex(frame.header.entry), { n: state.n, h: state.h, epoch: state.epoch });
  return advance(state, frame);
}
function followsDevice({ epoch, devices, erased }, { device, seq, prev }) {
  const last = devices.get(device) ?? { seq: 0, hash: epoch.commitHash };
  return (seq === last.seq + 1 && equal(prev, last.hash)) || (seq > last.seq && erased.has(hex(prev)));
}
const sees = ({ heads }, { seenN, seenH }) => heads.has(seenN) && equal(heads.get(seenN), seenH);
/** Whether an erase record is valid (6.5). One for an entry older than our first commit erases nothing that we have. */
async function erases({ entries, waiting, start }, { header: { flags }, inner: { kind, payload } }) {
  if (flags !== FLAG.erase || kind !== KIND.erase || payload.length !== 48) return false;
  const [target, token] = new Reader(payload).fields(16, 32);
  const known = entries.get(hex(target));
  waiting.delete(hex(target));
  return known ? equal(await sha256(token), known.subarray(16, 48)) : start > 1;
}
/** Moves on by an accepted frame. Always 0: the fault of an entry that has none. */
async function advance(state, frame) {
  const { header, inner, commit, n, hash } = frame;
  frame.epoch = state.epoch;
  Object.assign(state, { n, h: await chainNext(state.h, n, header.bytes) });
  state.heads.set(n, state.h);
  state.entries.set(hex(header.entry), concat(header.entry, header.eraseHash, u8(header.flags)));
  if (inner && !commit) state.devices.set(inner.device, { seq: inner.seq, hash });
  return 0;
}
/** Takes in what the personal space says (6.6). What is not its owner's, or not what its kind says, teaches nothing. Always 0. */
async function learn(state, frame) {
  const [{ kind, payload }, { epoch }, before] = [frame.inner, state, vault.identity];
  const lengths = { [KIND.keyring]: 52, [KIND.contact]: 130, [KIND.slots]: 1 + 49 * payload[0], [KIND.identity]: 193, [KIND.invite]: 72 };
  if (payload.length !== lengths[kind] || (kind === KIND.identity && vault.learnt.length > 0)) return 0;
  const known = kind === KIND.identity ? await readIdentity(payload) : before;
  if (known?.hash !== epoch.members[0].hash) return 0;
  vault.identity = known;
  if (await isVerified(state, frame)) {
    await teach(vault, kind, payload);
  } else {
    vault.identity = before;
    epoch.tagKeys.clear();
  }
  return 0;
}
async function teach(taught, kind, payload) {
  if (kind === KIND.identity) {
    taught.identity ??= await readIdentity(payload);
  } else if (kind === KIND.keyring) {
    const reader = new Reader(payload);
    const name = keyringName(hex(reader.take(16)), reader.uint(4));
    taught.keyring.set(name, [...taught.keyring.get(name) ?? [], await epochKey(reader.take(32))]);
  } else if (kind === KIND.contact) {
    const [point, secret, , space, invite] = new Reader(payload).fields(65, 32, 1, 16, 16);
    const contact = await contactOf(taught.identity, { point, secret, space, invite });
    if (!contact) return;
    taught.contacts.push(contact);
  } else if (kind === KIND.slots) {
    taught.slots = unpack(payload.subarray(1), line => line.take(49)).map(bytes => ({ type: bytes[16], bytes }));
  } else if (kind === KIND.invite) {
    const [invite, space, secret] = new Reader(payload).fields(16, 16, 32);
    taught.invites.set(hex(invite), { invite, space, secret, leaked: false });
  }
  taught.learnt.push({ kind, hidden: await hide(payload) });
}
/** Whether the tag for us is right (6.3). Asked last: in the personal space the key for it comes with the second entry. */
async function isVerified(state, { header, plain, inner, epoch }) {
  const [tag, key] = [inner.tags.get(epoch.mine), await tagKey(state.space, epoch, inner.author, inner.author)];
  if (!tag || !key) return false;
  const digest = await sha256(concat(header.aad, plain.subarray(0, inner.tagged)));
  return equal((await hmac(key, digest)).subarray(0, 16), tag);
}
/** An opened entry as the caller gets it. Payloads of kinds 16 to 21 stay here. */
async function itemOf(state, frame) {
  const { header, n, inner, epoch } = frame;
  const fixed = (author, mine, how) => concat(u64(n), header.entry, author, u8(mine ? 1 : 0), u8(how), u8(header.flags), u32(header.epoch));
  const isOurs = async () => vault.identity && equal(await sha256(await eraseToken(state.space, header.entry)), header.eraseHash);
  if (!inner) return concat(fixed(zeros(16), await isOurs(), frame.body.length ? STATE.unreadable : STATE.erased), zeros(8 + 2 + 1 + 4));
  const how = await isVerified(state, frame) ? STATE.verified : STATE.unverified;
  const payload = isVaultKind(inner.kind) ? zeros(0) : inner.payload;
  const said = concat(inner.time, u16(inner.kind), u8(inner.schema), u32(payload.length), payload);
  return concat(fixed(epoch.members[inner.author].ref, how === STATE.verified && inner.author === epoch.mine, how), said);
}
const isVaultKind = kind => kind >= 16 && kind <= 21 && kind !== KIND.pin;
const stop = (state, fault, failedAt) => Object.assign(state, { fault, failedAt });
/** At the head nothing may be owed: no place that was promised, no body without its erase record. */
function settle(state, headN) {
  if (state.n !== headN) return stop(state, FAULT.gap, state.n + 1);
  const [owed] = state.waiting.values();
  return owed && Object.assign(stop(state, FAULT.body, owed.n + 1), owed);
}
/** Opens frames until one fails; returns those that did not. Whatever lies between two commits is prepared at once. */
async function openFrames(state, frames, wraps) {
  const opened = [];
  for (const frame of frames) {
    if (state.fault) break;
    if (frame.hash === null) {
      const end = frames.findIndex(({ commit }, at) => at > opened.length && (commit || frame.commit));
      await Promise.all(frames.slice(opened.length, end < 0 ? frames.length : end).map(next => prepare(state, next)));
    }
    const fault = await accept(state, frame, wraps);
    if (fault) stop(state, fault, state.n === 0 ? frame.n : state.n + 1);
    else opened.push(frame);
  }
  return opened;
}

// ---- Snapshots (3.7): what was verified of a space, for a later unlock of this device ----
const [SNAPSHOT, NOBODY] = [1, 0xffffffff];
const snapshotAad = name => localAad(`snapshot/${name}`);
/** What the next frame is judged by, without what this device sealed and has not read again; the caller wipes it, since keys are in it. */
async function writeSnapshot({ name, n, start, epoch, heads, entries, waiting, devices, erased }) {
  const own = name === vault.personal;
  const owed = Array.from(waiting, ([entry, before]) => concat(unhex(entry), u64(before.n), before.h, u32(before.epoch.number)));
  const chains = [...devices].sort(([a], [b]) => a < b ? -1 : 1).map(([device, { seq, hash }]) => concat(unhex(device), u32(seq), hash));
  const contactAt = epoch => ({ contacts }, at) => u32(at === epoch.mine ? NOBODY : vault.contacts.indexOf(contacts[0]));
  const epochs = [...new Set([...Array.from(waiting.values(), before => before.epoch), epoch])].map(one => withHidden(one.hidden, secret =>
    concat(u32(one.number), secret, u8(one.mine), memberList(one.members), ...one.members.map(contactAt(one)))));
  const learnt = (own ? vault.learnt : []).map(({ kind, hidden }) => withHidden(hidden, payload => concat(u16(kind), u16(payload.length), payload)));
  const [keys, lessons, [from]] = [await Promise.all(epochs), await Promise.all(learnt), heads.keys()];
  const counted = parts => [u32(parts.length), ...parts];
  const bytes = join([
    u8(SNAPSHOT), u8(own ? 1 : 0), u64(n), u64(start), epoch.commitHash, ...counted(keys), u64(from), ...heads.values(),
    ...counted([...entries.values()]), ...counted(owed), ...counted(chains), ...counted([...erased].sort().map(unhex)), ...counted(lessons)]);
  for (const part of [...keys, ...lessons]) part.fill(0);
  return bytes;
}
/** Reads a snapshot to its end before anything changes: the state of the space, and what else the vault then knows. */
async function readSnapshot(space, bytes) {
  const [reader, state] = [new Reader(bytes), await newState(space)];
  const [version, flag] = [reader.uint(1), reader.uint(1)];
  if (version !== SNAPSHOT || flag > 1) refuse('bad_input');
  if (flag === 0 && !vault.identity) refuse('no_key');
  if ((flag === 1) !== ((vault.personal ?? state.name) === state.name)) refuse('bad_input');
  const taught = flag === 1 ? { personal: state.name, identity: null, ...untaught() } : null;
  const list = read => Array.from({ length: reader.uint(4) }, read);
  const [n, start, commitHash] = [reader.uint(8), reader.uint(8), reader.take(32)];
  const epochs = await Promise.all(list(() => readEpoch(reader, commitHash)));
  const [epoch, from] = [epochs.at(-1) ?? refuse('bad_input'), reader.uint(8)];
  const heads = from <= n ? reader.take(32 * (n - from + 1)) : refuse('bad_input');
  for (let at = from; at <= n; at++) state.heads.set(at, heads.subarray(32 * (at - from), 32 * (at - from + 1)));
  const lines = reader.take(49 * reader.uint(4));
  for (let at = 0; at < lines.length; at += 49) state.entries.set(hex(lines.subarray(at, at + 16)), lines.subarray(at, at + 49));
  for (const [entry, before, h, number] of list(() => [hex(reader.take(16)), reader.uint(8), reader.take(32), reader.uint(4)])) {
    state.waiting.set(entry, { n: before, h, epoch: epochs.find(one => one.number === number) ?? refuse('bad_input') });
  }
  const devices = new Map(list(() => [hex(reader.take(8)), { seq: reader.uint(4), hash: reader.take(32) }]));
  const erased = new Set(list(() => hex(reader.take(32))));
  for (const [kind, payload] of list(() => [reader.uint(2), reader.take(reader.uint(2))])) {
    await consume(lesson => teach(taught ?? refuse('bad_input'), kind, lesson), payload);
  }
  if (reader.more) refuse('bad_input');
  return { taught, state: Object.assign(state, { n, h: state.heads.get(n), start, epoch, devices, erased }) };
}
/** Reads its part at once; the key follows. A contact is named by its place among all, in the order they were met. */
function readEpoch(reader, commitHash) {
  const [number, secret, mine] = [reader.uint(4), reader.take(32), reader.uint(1)];
  const members = Array.from({ length: reader.uint(1) }, () => reader.fields(16, 32)).map(([ref, hash]) => member(ref, hash, []));
  for (const [at, one] of members.entries()) {
    const place = reader.uint(4);
    one.contacts = place === NOBODY ? [] : [vault.contacts[place]];
    if (at === mine ? place !== NOBODY : one.contacts[0]?.hash !== one.hash) refuse('bad_input');
  }
  if (mine >= members.length) refuse('bad_input');
  return epochKey(secret).then(({ key, hidden }) => newEpoch(number, key, members, mine, commitHash, hidden));
}

// ---- Blind sealing (7) ----
const blindKeyOf = (space, entry) => hkdf(identity().blind, null, label('troth/blind/1', space, entry));
const blindAad = (space, entry) => label('troth/blind/aad/1', space, entry);
const blindCommit = secret => sha256(label('troth/blind/commit/1', secret));
const openBlind = async (space, entry, secret, sealed) => equal(await blindCommit(secret), sealed.subarray(0, 32))
  ? gcmOpen(await aesKey(secret), sealed.subarray(32), blindAad(space, entry)) : null;

// ---- Letters (7.1) ----
/** The HPKE parameters of a letter; `from` and `to` are key hashes. */
const letterOptions = async ({ pair }, space, entry, from, to) => ({
  mode: HPKE.psk, psk: await hkdf(pair, null, label('troth/letter/1', space)), pskId: idOf(entry), info: label('troth/letter/info/1', space, entry, from, to) });
/** Another member of the current epoch and its contact, and the caller's own key hash. */
function fellowOf(space, ref) {
  const { members, mine } = spaceOf(space).epoch;
  const { contacts: [contact], hashBytes } = members.find((one, at) => at !== mine && equal(one.ref, ref)) ?? refuse('bad_input');
  return { contact, theirs: hashBytes, own: members[mine].hashBytes };
}

// ---- Operations: what a request can ask ----
const whileLocked = {
  async createAccount({ account = random(16), handle, password, iterations, kit, time }) {
    const [seed, secretKey, amk, when, owner] = [random(16), random(16), random(32), timeOf(time), { account: idOf(account), version: 1 }];
    const who = credentials({ handle, password, seed, iterations });
    const [main, paper] = [await newPassword(owner, who, amk, secretKey), kit === true ? await newKit(owner, amk, secretKey) : null];
    const slots = paper ? [main, paper] : [main];
    const text = await writeText(TEXT.secretKey, secretKey);
    await unlock(account, 1, amk, secretKey, openerOf(who, main.auth));
    return {
      account: account.slice(), handle: who.handle, seed, iterations, auth: main.auth, slots: slots.map(slot => slot.record),
      kitAuth: paper?.auth ?? null, secretKey: text, kitKey: paper?.text ?? null,
      personal: await newPersonal(slots.map(slot => slot.line), when), ldk: (await openLocalKey(null)).ldk,
    };
  },
  async derive(request) {
    hold(null);
    const [who, secret] = [credentials(request), await readText(TEXT.secretKey, request.secretKey)];
    return hold(SLOT.password, secret, await passwordKeys(who, secret), who);
  },
  async deriveKit({ secretKey, kitKey }) {
    hold(null);
    const [secret, recoveryKey] = [await readText(TEXT.secretKey, secretKey), await readText(TEXT.kitKey, kitKey)];
    return hold(SLOT.kit, secret, await kitKeys(recoveryKey, secret));
  },
  async openSlot({ account, slot, type, blob, ldk }) {
    if (pending?.type !== integerOf(type, 1, 4)) refuse('bad_input');
    const local = ldk == null ? null : bytesOf(ldk, 0, BLOB_BYTES);
    const named = { account: idOf(account), slot: idOf(slot), type, blob: bytesOf(blob, 193, BLOB_BYTES) };
    const { version, amk } = await openDirect({ ...named, kek: pending.kek });
    if (amk?.length !== 32) refuse('wrong_secret');
    await unlock(account, version, amk, pending.secret, pending.opener);
    return openLocalKey(local);
  },
};
/** Makes a slot for the same AMK, and puts it in the place of those of its type in the list that the personal space keeps. */
const addSlot = (current, time, make) => prove(current).then(proof => withSecret('secretKey', async secretKey => {
  const { line, record: slot, ...made } = await withSecret('amk', amk => make(amk, secretKey));
  const lines = [...vault.slots.filter(({ type }) => type !== line.type), line];
  if (lines.length > SLOTS) refuse('too_large');
  const frames = await sealPersonal(time, [KIND.slots, slotList(lines)]);
  return { ...made, proof, slot, secretKey: await writeText(TEXT.secretKey, secretKey), personal: frames };
}));

const whileUnlocked = {
  async setIdle({ seconds }) {
    vault.idleSeconds = integerOf(seconds, 30, 900);
    return restartIdle();
  },
  async changePassword({ current, handle, password, iterations, time = Date.now() }) {
    const [when, who] = [personal() && timeOf(time), credentials({ handle, password, seed: random(16), iterations })];
    const made = await addSlot(current, when, (amk, secretKey) => newPassword(vault, who, amk, secretKey));
    vault.openers.push(openerOf(who, made.auth));
    return { seed: who.seed, iterations, ...made };
  },
  async addKit({ current, time = Date.now() }) {
    const { auth, text, ...added } = await addSlot(current, personal() && timeOf(time), (amk, secretKey) => newKit(vault, amk, secretKey));
    return { kitAuth: auth, kitKey: text, ...added };
  },
  async open({ space, wraps, frames, headN }) {
    const [name, head] = [hex(idOf(space)), timeOf(headN)];
    const own = unpack(wraps, reader => ({ epoch: reader.uint(4), blob: reader.take(reader.uint(2)) }));
    const placed = unpack(frames, readFrame);
    const state = vault.spaces.get(name) ?? await newState(space);
    for (const { epoch, blob } of vault.identity ? [] : own) await (blob[0] === 1 && openPersonalWrap(state, epoch, blob));
    if (!vault.identity && vault.personal !== name) refuse('no_key');
    vault.spaces.set(name, state);
    const opened = await openFrames(state, placed, own);
    if (!state.fault && head > 0) settle(state, head);
    const items = await Promise.all(opened.filter(({ n }) => n <= state.n).map(frame => itemOf(state, frame)));
    return { items: concat(...items), n: state.n, h: state.h.slice(), epoch: state.epoch?.number ?? 0, fault: state.fault, failedAt: state.failedAt, isPersonal: name === vault.personal };
  },
  async seal({ space, drafts }) {
    const state = writable(space);
    const list = unpack(drafts, reader => (
      { entry: reader.take(16), time: timeOf(reader.uint(8)), kind: reader.uint(2), schema: reader.uint(1), payload: reader.take(reader.uint(4)) }));
    // These are made by the vault alone; a pin and a heal stand in the personal space only.
    const closed = [KIND.commit, KIND.erase, ...state.name === vault.personal ? [] : [KIND.pin, KIND.heal]];
    if (list.some(({ kind }) => closed.includes(kind) || isVaultKind(kind))) refuse('bad_input');
    return { frames: writeFrames(await sealRun(state, list)) };
  },
  newChain: async ({ space }) => { vault.devices.delete(hex(idOf(space))); return {}; },
  async forget({ space }) {
    const name = hex(idOf(space)) === vault.personal ? refuse('bad_input') : hex(space);
    for (const known of [vault.spaces, vault.devices]) known.delete(name);
    return {};
  },
  async sealErasure({ space, record: entry, time, target }) {
    const state = writable(space);
    const known = state.entries.get(hex(idOf(target))) ?? refuse('not_mine');
    const token = await eraseToken(state.space, target);
    const draft = { flags: FLAG.erase, ...record(KIND.erase, concat(target, token), timeOf(time)), entry: idOf(entry) };
    if (!equal(await sha256(token), known.subarray(16, 48))) refuse('not_mine');
    if (known[48] !== 0) refuse('bad_input');
    return { token, frame: writeFrames(await sealRun(state, [draft])) };
  },
  async newShared({ time }) {
    const [space, secret, when] = [random(16), random(32), personal() && timeOf(time)];
    const { ref, frame } = await sealGenesis(space, secret, when);
    const payload = await consume(bytes => concat(space, u32(0), bytes), secret);
    return { space, member: ref.slice(), commit: writeFrames([frame]), personal: await sealPersonal(when, [KIND.keyring, payload]) };
  },
  async newInvite({ space, name, time, expires }) {
    const [plain, when, until] = [concat(shareable(space).space, nameOf(name)), timeOf(time), timeOf(expires)];
    const [invite, secret, { point }] = [random(16), random(32), identity()];
    const offer = concat(point, await gcmSeal(await inviteKey(secret, invite), plain, inviteAad(invite, point)));
    const ticket = base64url(concat(u8(1), invite, secret, await identityHash(point)));
    const payload = await consume(bytes => concat(invite, space, bytes, u64(until)), secret);
    return { invite, offer, ticket, personal: await sealPersonal(when, [KIND.invite, payload]) };
  },
  async readOffer({ ticket, offer }) {
    const { invite, space, name, point } = await readInvitation(ticket, offer);
    return { invite, space, name, words: await comparisonWords(point) };
  },
  async claim({ ticket, offer, name, time }) {
    const [field, when] = [nameOf(name), personal() && timeOf(time)];
    const invitation = await readInvitation(ticket, offer);
    const { invite, secret, hash, point } = invitation;
    const claim = await hpkeSeal(point, concat(identity().point, field), await claimOptions(secret, invite, hash));
    return { claim, personal: await sealPersonal(when, [KIND.contact, contactPayload(invitation, PROVENANCE.met)]) };
  },
  async openClaims({ invite, claims }) {
    const invitation = invitationOf(invite);
    const claimants = await Promise.all(unpack(claims, reader => openClaim(invitation, reader.take(reader.uint(2)))));
    const [claimant, another] = claimants.filter(one => one !== null);
    invitation.leaked = another !== undefined;
    if (invitation.leaked) refuse('invite_leaked');
    const { name, point } = claimant ?? refuse('invite_bad');
    return { index: claimants.indexOf(claimant), name, words: await comparisonWords(point) };
  },
  async admit({ space, invite, claim, time }) {
    const [state, invitation, when] = [shareable(space), invitationOf(invite), personal() && timeOf(time)];
    if (!equal(invitation.space, space)) refuse('invite_bad');
    const { point } = await openClaim(invitation, bytesOf(claim, 0, BLOB_BYTES)) ?? refuse('invite_bad');
    const [contact, { members: present, mine, number: last }] = [await contactOf(identity(), { ...invitation, point }), state.epoch];
    if (present.some(({ ref, hash }) => equal(ref, invite) || hash === contact.hash)) refuse('invite_bad');
    if (present.length === MEMBERS) refuse('too_large');
    const [secret, number] = [random(32), last + 1];
    const members = [...present, member(invitation.invite, await identityHash(point), [contact])];
    const { frame } = await sealCommit(space, state, { number, secret, members, mine, reason: 1 }, when);
    const plan = { epoch: number, commit: await epochCommit(secret), list: await membersHash(memberList(members)) };
    const wrap = async to => concat(to.ref, variable(await newWrap(space, to, secret, plan)));
    const wraps = await Promise.all(members.filter((_, at) => at !== mine).map(wrap));
    const kept = await consume(bytes => concat(space, u32(number), bytes), secret);
    const frames = await sealPersonal(when, [KIND.keyring, kept], [KIND.contact, contactPayload({ ...invitation, point }, PROVENANCE.compared)]);
    return { commit: writeFrames([frame]), wraps: concat(...wraps), member: invitation.invite.slice(), personal: frames };
  },
  async fellows({ space }) {
    const { members, mine } = spaceOf(space).epoch;
    const pack = async ({ ref, contacts: [contact] }) => concat(ref, ...(await comparisonWords(contact.point)).map(u16));
    return { fellows: concat(...await Promise.all(members.filter((_, at) => at !== mine).map(pack))) };
  },
  stateWords: async ({ space, h }) => ({ words: await wordsFrom(h == null ? spaceOf(space).h : bytesOf(h, 32), label('troth/state-words/1', idOf(space)), 16) }),
  async blindSeal({ space, entry, words }) {
    const [secret, aad] = [await blindKeyOf(idOf(space), idOf(entry)), blindAad(space, entry)];
    return { sealed: concat(await blindCommit(secret), await gcmSeal(await consume(aesKey, secret), bytesOf(words, 0, BODY_BYTES), aad)) };
  },
  blindKey: async ({ space, entry }) => ({ key: await blindKeyOf(idOf(space), idOf(entry)) }),
  async blindOpen({ blinds }) {
    const opened = await Promise.all(unpack(blinds, reader => openBlind(...reader.fields(16, 16, 32), reader.take(reader.uint(4)))));
    return { opened: concat(...opened.flatMap(plain => plain ? [u32(plain.length), plain] : [u32(0xffffffff)])) };
  },
  async letterSeal({ space, to, entry, words }) {
    const { contact, theirs, own } = fellowOf(space, idOf(to));
    return { letter: await hpkeSeal(contact.point, bytesOf(words, 0, BODY_BYTES), await letterOptions(contact, space, entry, own, theirs)) };
  },
  async letterOpen({ space, from, entry, letter }) {
    const { contact, theirs, own } = fellowOf(space, idOf(from));
    return { words: await hpkeOpen(identity(), blobOf(letter), await letterOptions(contact, space, entry, theirs, own)) ?? refuse('wrong_secret') };
  },
  localSeal: async ({ name, bytes }) => ({ bytes: await gcmSeal(vault.ldk, blobOf(bytes), pageAad(name)) }),
  localOpen: async ({ name, bytes }) => ({ bytes: await gcmOpen(vault.ldk, blobOf(bytes), pageAad(name)) ?? refuse('wrong_secret') }),
  async snapshot({ space }) {
    const state = spaceOf(space);
    if (state.fault) refuse('stopped');
    return { snapshot: await consume(plain => gcmSeal(vault.ldk, plain, snapshotAad(state.name)), await writeSnapshot(state)) };
  },
  async restore({ space, snapshot }) {
    const name = hex(idOf(space));
    if (vault.spaces.has(name)) refuse('stopped');
    const plain = await gcmOpen(vault.ldk, blobOf(snapshot), snapshotAad(name)) ?? refuse('wrong_secret');
    const { state, taught } = await consume(bytes => readSnapshot(space, bytes), plain);
    Object.assign(vault, taught).spaces.set(name, state);
    return { n: state.n, h: state.h.slice(), epoch: state.epoch.number, isPersonal: name === vault.personal };
  },
};
const always = {
  checkText: async ({ kind, text }) => consume(() => ({}), await readText(Object.hasOwn(TEXT, kind) ? TEXT[kind] : refuse('bad_input'), text)),
};
/** Answered at once, even while something long is running. */
const immediate = {
  status: () => vault ? { locked: false, account: vault.account.slice() } : { locked: true },
  touch: ({ seconds = 0 }) => restartIdle(Math.min(seconds, 900)),
};

// ---- The door ----
const idle = { timer: 0, deadline: Infinity };
const unanswered = new Set();
let queue = Promise.resolve();
/** Keeps a derived key for the slot that comes next, or drops the one there was. */
function hold(type, secret, keys, who = null) {
  pending = type && { type, secret, kek: keys.kek, opener: openerOf(who, keys.auth) };
  restartIdle();
  return { auth: keys?.auth };
}
/** Starts the idle time anew. Only a person's touch does; work in the background does not. */
function restartIdle(least = 0) {
  clearTimeout(idle.timer);
  const wait = vault || pending ? 1000 * Math.max(least, vault?.idleSeconds ?? 120) : Infinity;
  // A sleeping computer stops timers, so the clock is asked as well.
  idle.deadline = Date.now() + wait;
  if (vault || pending) idle.timer = setTimeout(lock, wait);
  return {};
}
/** Forgets everything: answers what still waits, says so, and ends the worker, whose memory goes with it. */
function lock() {
  vault = pending = null;
  for (const id of unanswered) self.postMessage({ id, error: 'locked' });
  unanswered.clear();
  self.postMessage({ event: 'locked' });
  self.close();
}
const buffersOf = value => value instanceof Uint8Array ? [value.buffer]
  : value && typeof value === 'object' ? Object.values(value).flatMap(buffersOf) : [];

function operationOf(op) {
  const [operations] = [always, vault ? whileUnlocked : whileLocked].filter(some => Object.hasOwn(some, op));
  return operations?.[op] ?? refuse(vault ? 'bad_input' : 'locked');
}
async function answer(request) {
  const { id, op } = request;
  const reply = await Promise.resolve(op).then(operationOf).then(operation => operation(request))
    .then(ok => ({ id, ok }), error => ({ id, error: error instanceof Refusal ? error.message : 'internal' }));
  if (unanswered.delete(id)) self.postMessage(reply, [...new Set(buffersOf(reply.ok))]);
}

self.onmessage = ({ data }) => {
  const { id, op } = data;
  const late = Date.now() > idle.deadline;
  if (late || op === 'lock') {
    self.postMessage(late ? { id, error: 'locked' } : { id, ok: {} });
    lock();
  } else if (Object.hasOwn(immediate, op)) {
    self.postMessage({ id, ok: immediate[op](data) });
  } else {
    unanswered.add(id);
    queue = queue.then(() => answer(data));
  }
};
