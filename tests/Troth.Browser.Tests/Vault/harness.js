// Stands behind vault.js in a test worker and calls its top-level functions: published vectors, and forgeries a member could make.

const fromHex = text => Uint8Array.from(text.match(/../g) ?? [], pair => parseInt(pair, 16));

/** Runs cases; a case gives true if it went as the vector says. */
async function report(cases, check) {
  const failed = [];
  for (const [name, one] of cases) {
    if (!await check(one).catch(() => false)) failed.push(name);
  }
  return { run: cases.length, failed };
}

const wycheproof = (vectors, fits = () => true) =>
  vectors.testGroups.filter(fits).flatMap(group => group.tests.map(test => [test.tcId, { ...group, ...test }]));

/** Whether bytes came out as a vector says: right where it is valid, none or other ones where it is not. */
const agrees = (bytes, expected, result) => result === 'invalid' ? !bytes || hex(bytes) !== expected : bytes !== null && hex(bytes) === expected;

const noPoint = new Uint8Array(0);

/** The PKCS #8 frame of a scalar whose point is not at hand. */
const scalarKey = scalar => subtle.importKey(
  'pkcs8', concat(fromHex('3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420'), scalar), P256, false, ['deriveBits']);

function scalarOf(text) {
  const bytes = fromHex(text.length % 2 ? `0${text}` : text);
  return concat(zeros(Math.max(0, 32 - bytes.length)), bytes.subarray(Math.max(0, bytes.length - 32)));
}

async function hpkeCase({ vector, encryption }) {
  const bytes = Object.fromEntries(Object.entries(vector).filter(([, value]) => typeof value === 'string').map(([name, value]) => [name, fromHex(value)]));
  const pair = async (scalar, point) => ({ secret: await privateKey(scalar, point), point });
  const mode = Number(vector.mode);
  const sender = bytes.skSm && await pair(bytes.skSm, bytes.pkSm);
  const options = () => ({
    mode, aead: Number(vector.aead_id), info: bytes.info, psk: bytes.psk?.slice(), pskId: bytes.psk_id, sender, senderPoint: bytes.pkSm,
  });
  const sending = await hpkeSender(bytes.pkRm, options(), await pair(bytes.skEm, bytes.pkEm));
  const receiving = await hpkeReceiver(bytes.enc, await pair(bytes.skRm, bytes.pkRm), options());
  const sequence = u64(Number(encryption['sequence number']));
  const nonceOf = context => context.nonce.map((byte, at) => at < 4 ? byte : byte ^ sequence[at - 4]);
  const [plain, aad, sealed] = [fromHex(encryption.pt), fromHex(encryption.aad), fromHex(encryption.ct)];
  const made = (await gcmSeal(sending.key, plain, aad, nonceOf(sending))).subarray(12);
  const opened = await gcmOpen(receiving.key, concat(nonceOf(receiving), sealed), aad);
  const first = !sequence.some(byte => byte)
    ? equal(await hpkeSeal(bytes.pkRm, plain, options(), aad, await pair(bytes.skEm, bytes.pkEm)), concat(bytes.enc, sealed))
      && equal(await hpkeOpen(await pair(bytes.skRm, bytes.pkRm), concat(bytes.enc, sealed), options(), aad), plain)
    : true;
  return equal(sending.enc, bytes.enc) && equal(made, sealed) && equal(opened, plain) && first;
}

async function gcmCase({ key, iv, aad, msg, ct, tag, result }) {
  const opened = await gcmOpen(await aesKey(fromHex(key)), fromHex(iv + ct + tag), fromHex(aad));
  const sealed = await gcmSeal(await aesKey(fromHex(key)), fromHex(msg), fromHex(aad), fromHex(iv));
  return result === 'valid' ? hex(opened ?? noPoint) === msg && hex(sealed) === iv + ct + tag : opened === null;
}

async function agree(secret, point) {
  const key = await publicKey(point);
  return key && ecdh(secret, key);
}

async function jwkCase(test) {
  const point = concat(u8(4), ...['x', 'y'].map(name => fromBase64url(test.public[name] ?? '') ?? noPoint));
  const own = test.private;
  const secret = await privateKey(fromBase64url(own.d), concat(u8(4), fromBase64url(own.x), fromBase64url(own.y)));
  const shared = test.public.crv === 'P-256' && test.public.kty === 'EC' ? await agree(secret, point) : null;
  return agrees(shared, test.shared, test.result);
}

async function pointCase(test) {
  const shared = await agree(await scalarKey(scalarOf(test.private)), fromHex(test.public));
  return test.result === 'acceptable' && shared === null || agrees(shared, test.shared, test.result === 'acceptable' ? 'valid' : test.result);
}

const checks = {
  hpke: vectors => report(
    vectors.flatMap(vector => vector.encryptions.map(encryption => [`${vector.mode}.${encryption['sequence number']}`, { vector, encryption }])), hpkeCase),
  aesGcm: vectors => report(wycheproof(vectors, group => group.ivSize === 96 && group.keySize !== 192 && group.tagSize === 128), gcmCase),
  ecdhJwk: vectors => report(wycheproof(vectors), jwkCase),
  ecdhPoint: vectors => report(wycheproof(vectors), pointCase),
  hkdf: vectors => report(wycheproof(vectors), async ({ ikm, salt, info, size, okm, result }) => {
    const made = await hkdf(await hkdfKey(fromHex(ikm)), fromHex(salt), fromHex(info), size).catch(() => null);
    return agrees(made, okm, result);
  }),
  hmac: vectors => report(wycheproof(vectors), async ({ key, msg, tag, tagSize, result }) => {
    const made = await hmac(await hmacKey(fromHex(key)), fromHex(msg));
    return agrees(made.subarray(0, tagSize / 8), tag, result);
  }),
  pbkdf2: vectors => report(wycheproof(vectors), async ({ password, salt, iterationCount, dkLen, dk, result }) =>
    agrees(await pbkdf2(fromHex(password), fromHex(salt), iterationCount, dkLen), dk, result)),
};

always.check = ({ kind, vectors }) => checks[kind](vectors);

/** Seals an entry that is wrong in one way; everything else is as an honest member would have it. */
always.forge = async ({ space, draft = {}, epoch = {}, link = {}, seen = {}, badTags = false }) => {
  const state = spaceOf(space);
  const current = { ...state.epoch, ...epoch, tagKeys: new Map() };
  if (badTags) {
    for (const other of current.members.keys()) current.tagKeys.set(`${current.mine}/${other}`, await hmacKey(random(32)));
  }
  const last = state.devices.get(hex(deviceOf(space))) ?? { seq: 0, hash: current.commitHash };
  const plan = {
    flags: 0, entry: random(16), time: 1, kind: 64, schema: 1, payload: utf8('forged'),
    link: { seq: last.seq + 1, hash: last.hash, ...link }, seen: { n: state.n, h: state.h, ...seen }, ...draft,
  };
  return { frame: writeFrames([await sealEntry(space, current, plan)]) };
};

/** Seals an honest entry whose sealed text is then cut, lengthened or given a last byte. */
always.forgeText = async ({ space, length, last = 0 }) => {
  const { epoch } = spaceOf(space);
  const [{ header, body }] = await sealRun(spaceOf(space), [record(64, utf8('forged'), 1)]);
  const [aad, key] = [header.slice(0, 72), await entryKey(space, epoch.number, epoch.key, header.slice(20, 36))];
  const text = zeros(length);
  text.set((await gcmOpen(key, body, aad)).subarray(0, length));
  text[length - 1] |= last;
  const sealed = await gcmSeal(key, text, aad);
  return { frame: writeFrames([{ header: concat(aad, await sha256(sealed), u32(sealed.length)), body: sealed }]) };
};

/** Seals a commit that is wrong in one way; `author` is its place in a list that a stranger, or a contact, may stand in. */
always.forgeCommit = async ({ space, number, said, reason = 4, at = {}, author, listed = 'members', known = false, back = 0, draft = {} }) => {
  const state = spaceOf(space);
  const secret = random(32);
  const contacts = [{ pair: await hkdfKey(random(32)) }];
  const members = state.epoch.members.map(known => ({ ...known, contacts }));
  const stranger = member(random(16), known ? fromHex(vault.contacts[0].hash) : random(32), contacts);
  const lists = { members, both: [...members, stranger], stranger: [stranger] };
  const next = number ?? state.epoch.number + 1;
  const epoch = newEpoch(next, await hkdfKey(secret), lists.both, author ?? state.epoch.mine, null);
  const payload = concat(u32(said ?? next), await epochCommit(secret), u8(reason), memberList(lists[listed]));
  const entry = { flags: FLAG.commit, entry: random(16), link: { seq: 0, hash: zeros(32) }, seen: { n: state.n - back, h: state.heads.get(state.n - back), ...at }, time: 1, kind: KIND.commit, schema: 1, payload };
  const frame = await sealEntry(space, epoch, { ...entry, ...draft });
  return { frame: writeFrames([frame]), key: concat(space, u32(next), secret), secret, next, list: await membersHash(memberList(lists[listed])) };
};

/** Wraps the key of an epoch for the other member, with a list hash or a commitment that is not the commit's. */
always.forgeWrap = async ({ space, number, secret, list = random(32), commit }) => {
  const to = spaceOf(space).epoch.members.find((_, at) => at !== spaceOf(space).epoch.mine);
  const plan = { epoch: number, commit: commit ?? await epochCommit(secret), list };
  return { blob: await newWrap(space, to, secret, plan) };
};

/** Seals any record into the personal space, as only its owner's vault can. */
always.keep = async ({ kind, payload }) => ({ personal: await sealPersonal(1, [kind, payload]) });

/** Forgets what was opened of a space, as a fresh session would. */
always.drop = async ({ space }) => ({ known: vault.spaces.delete(hex(space)) });

/** Lets the idle time pass. */
always.elapse = async () => {
  idle.deadline = 0;
  return {};
};
