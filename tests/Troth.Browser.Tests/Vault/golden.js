// Stands behind harness.js in a test worker: reads every part of a golden file, and makes again what is made without chance.

const partBytes = value => Uint8Array.from(atob(value), character => character.charCodeAt(0));
const isSame = (bytes, expected) => bytes !== null && hex(bytes) === hex(partBytes(expected));
const opensWith = async (sealed, aad, key, plain) => isSame(await gcmOpen(await aesKey(key), sealed, aad), plain);

/** Stands in for an unlocked vault whose identity is one of the file's. */
async function beOwner({ payload }) {
  vault = { identity: await readIdentity(partBytes(payload)), contacts: [], session: await subtle.generateKey(AES, false, ['encrypt', 'decrypt']) };
}

const partContact = (parts, who, secret) =>
  contactOf(identity(), { point: partBytes(parts[who].public), secret, space: fromHex(parts.epoch.space), invite: fromHex(parts.invite.invite) });

/** What only the pair secret gives: the same key for tags stands in for it, since a vault cannot take it out. */
const tagKeyOf = (pair, info) => hkdf(pair, null, info);

async function pairIsRight(parts, secret, expected) {
  const info = utf8('any use');
  const known = await tagKeyOf(await hkdfKey(partBytes(expected)), info);
  await beOwner(parts.ben);
  const bens = await partContact(parts, 'ada', secret);
  await beOwner(parts.ada);
  const adas = await partContact(parts, 'ben', secret);
  return equal(known, await tagKeyOf(bens.pair, info)) && equal(known, await tagKeyOf(adas.pair, info));
}

const formOf = kind => kind === 1 ? TEXT.secretKey : TEXT.kitKey;

async function keysAreRight({ kek, auth }, expected) {
  const [aad, nonce] = [utf8('aad'), zeros(12)];
  const sealed = await gcmSeal(kek, utf8('plain'), aad, nonce);
  return isSame(auth, expected.auth) && equal(sealed, await gcmSeal(await aesKey(partBytes(expected.kek)), utf8('plain'), aad, nonce));
}

/** Opens an entry of Ada's as either of the two. */
async function entryIsRight(parts, entry, owner) {
  await beOwner(parts[owner]);
  const space = fromHex(parts.epoch.space);
  const [header, body] = [partBytes(entry.header), partBytes(entry.body)];
  const frame = readFrame(new Reader(concat(u64(4), u32(body.length), header, body)));
  const key = await hkdfKey(partBytes(parts.epoch.key));
  await openBody({ space }, frame, key);
  const other = await partContact(parts, owner === 'ada' ? 'ben' : 'ada', partBytes(parts.pair.inviteSecret));
  const said = readCommit(partBytes(parts.epoch.commitPayload));
  const mine = owner === 'ada' ? 0 : 1;
  const members = said.members.map(({ ref, hashBytes }, at) => member(ref, hashBytes, at === mine ? [] : [other]));
  frame.epoch = newEpoch(parts.epoch.number, key, members, mine, null);
  const { inner } = frame;
  return await isVerified({ space }, frame) && inner.author === entry.author && inner.device === hex(partBytes(entry.device)) && inner.seq === entry.seq
    && isSame(inner.prev, entry.previous) && inner.seenN === entry.seenN && isSame(inner.seenH, entry.seenHead) && isSame(inner.time, btoa(String.fromCharCode(...u64(entry.time))))
    && inner.kind === entry.kind && inner.schema === entry.schema && isSame(inner.payload, entry.payload)
    && entry.tags.every(({ member: index, bytes }) => isSame(inner.tags.get(index), bytes));
}

const every = async (list, check) => (await Promise.all(list.map(check))).every(right => right);

async function inTurn(list, check) {
  for (const one of list) {
    if (!await check(one)) return false;
  }
  return true;
}

const partCases = {
  texts: ({ texts }) => every(texts, async ({ kind, bytes, text }) =>
    await writeText(formOf(kind), partBytes(bytes)) === text && isSame(await readText(formOf(kind), text), bytes)),
  badTexts: ({ badTexts }) => every(badTexts, text => readText(TEXT.secretKey, text).then(() => false, ({ message }) => message === 'bad_text')),
  password: async ({ password }) =>
    keysAreRight(await passwordKeys(credentials({ ...password, seed: partBytes(password.seed) }), partBytes(password.secretKey)), password),
  kit: async ({ kit }) => keysAreRight(await kitKeys(partBytes(kit.kitKey), partBytes(kit.secretKey)), kit),
  slot: async ({ slot }) => {
    const opened = await openDirect({
      account: fromHex(slot.account), slot: fromHex(slot.slot), type: slot.type, blob: partBytes(slot.blob), kek: await aesKey(partBytes(slot.kek)),
    });
    return isSame(opened.amk, slot.amk) && opened.version === slot.amkVersion;
  },
  identities: parts => inTurn([parts.ada, parts.ben], async one => {
    await beOwner(one);
    return vault.identity.hash === hex(partBytes(one.hash)) && isSame(vault.identity.point, one.public);
  }),
  pair: parts => pairIsRight(parts, partBytes(parts.pair.inviteSecret), parts.pair.pairSecret),
  introduced: parts => pairIsRight(parts, zeros(32), parts.pair.introduced),
  words: async parts => {
    await beOwner(parts.ada);
    return `${await comparisonWords(partBytes(parts.ben.public))}` === `${parts.pair.words}`;
  },
  offer: async parts => {
    await beOwner(parts.ben);
    const read = await readInvitation(parts.invite.ticket, partBytes(parts.invite.offer));
    return hex(read.invite) === parts.invite.invite && isSame(read.secret, parts.invite.inviteSecret) && isSame(read.hash, parts.invite.inviterHash)
      && isSame(read.point, parts.ada.public) && hex(read.space) === parts.invite.space && read.name === parts.invite.inviterName
      && isSame(contactPayload(read, PROVENANCE.met), parts.invite.contactAdd);
  },
  claim: async parts => {
    await beOwner(parts.ada);
    const invitation = { secret: partBytes(parts.invite.inviteSecret), invite: fromHex(parts.invite.invite) };
    const read = await openClaim(invitation, partBytes(parts.invite.claim));
    return read.name === parts.invite.joinerName && isSame(read.point, parts.ben.public);
  },
  commitment: async ({ epoch }) => isSame(await epochCommit(partBytes(epoch.key)), epoch.commitment),
  members: async ({ epoch }) => {
    const said = readCommit(partBytes(epoch.commitPayload));
    return isSame(memberList(said.members), epoch.members) && isSame(await membersHash(said.list), epoch.membersHash) && said.epoch === epoch.number
      && said.reason === 1 && hex(said.members[0].ref) === epoch.adaRef && hex(said.members[1].ref) === epoch.benRef;
  },
  personalWrap: async ({ personalWrap: { amk, space, epoch, blob, key } }) => {
    const personalKey = await hkdf(await hkdfKey(partBytes(amk)), null, label('troth/amk/personal/1'));
    return opensWith(partBytes(blob).subarray(1), personalWrapAad(fromHex(space), epoch), personalKey, key);
  },
  sharedWrap: async parts => {
    await beOwner(parts.ben);
    vault.contacts.push(await partContact(parts, 'ada', partBytes(parts.pair.inviteSecret)));
    vault.contacts[0].invite = fromHex(parts.sharedWrap.receiver);
    const space = fromHex(parts.epoch.space);
    const opened = await openWrap({ space, name: hex(space), epoch: null }, parts.epoch.number, partBytes(parts.sharedWrap.blob));
    return isSame(opened.commit, parts.epoch.commitment) && isSame(opened.wrap.list, parts.epoch.membersHash);
  },
  entries: parts => inTurn(parts.entries, async entry => await entryIsRight(parts, entry, 'ben') && entryIsRight(parts, entry, 'ada')),
  eraseTokens: async parts => {
    await beOwner(parts.ada);
    return every(parts.entries, async ({ header, eraseToken: expected }) => {
      const bytes = partBytes(header);
      const token = await eraseToken(fromHex(parts.epoch.space), bytes.subarray(20, 36));
      return isSame(token, expected) && equal(await sha256(token), bytes.subarray(40, 72));
    });
  },
  heads: async ({ epoch, entries, heads, stateWords }) => {
    const space = fromHex(epoch.space);
    let head = await chainStart(space);
    let right = isSame(head, heads[0]);
    for (const [at, { header }] of entries.entries()) {
      head = await chainNext(head, at + 1, partBytes(header));
      right &&= isSame(head, heads[at + 1]);
    }
    return right && `${await wordsFrom(head, label('troth/state-words/1', space), 16)}` === `${stateWords}`;
  },
  blind: async parts => {
    const { space, entry, key, sealed, words } = parts.blind;
    await beOwner(parts.ada);
    return isSame(await blindKeyOf(fromHex(space), fromHex(entry)), key)
      && isSame(await openBlind(fromHex(space), fromHex(entry), partBytes(key), partBytes(sealed)), words);
  },
  local: async ({ local: { amk, account, sealedLdk, ldk } }) => {
    const key = await hkdf(await hkdfKey(partBytes(amk)), null, label('troth/ldk/1'));
    return opensWith(partBytes(sealedLdk), label('troth/ldk/aad/1', fromHex(account)), key, ldk);
  },
  padme: async ({ padme: lengths }) => Object.entries(lengths).every(([length, padded]) => padme(Number(length)) === padded),
};

checks.letters = async ({ ada, ben, inviteSecret, space, sent }) => {
  const right = await inTurn(sent, async ({ byAda, entry, words, sealed }) => {
    const [from, to] = byAda ? [ada, ben] : [ben, ada];
    await beOwner(to);
    const contact = await contactOf(identity(), { point: partBytes(from.public), secret: partBytes(inviteSecret), space: fromHex(space), invite: zeros(16) });
    const options = await letterOptions(contact, fromHex(space), fromHex(entry), partBytes(from.hash), partBytes(to.hash));
    return isSame(await hpkeOpen(identity(), partBytes(sealed), options), words);
  });
  vault = null;
  return { failed: right ? [] : ['letters'], run: sent.length };
};

checks.heal = async ({ kind, space, n, h, payload, words }) => {
  const head = partBytes(h);
  const right = kind === KIND.heal && isSame(concat(fromHex(space), u64(n), head), payload)
    && `${await wordsFrom(head, label('troth/state-words/1', fromHex(space)), 16)}` === `${words}`;
  return { failed: right ? [] : ['heal'], run: 1 };
};

checks.parts = async parts => {
  const result = await report(Object.entries(partCases), check => check(parts));
  vault = null;
  return result;
};
