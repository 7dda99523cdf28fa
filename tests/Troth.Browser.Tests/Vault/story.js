// Stories of honest people, told through the messages of the vault alone.
'use strict';

stories.anAccountReopensElsewhere = async () => {
  const ada = await Person.create('Ada.1', true);
  const { account } = ada;
  expectSame(account.handle, 'ada.1', 'a handle is folded');
  expect(/^T1(-[0-9A-Z]{4}){7}$/.test(account.secretKey) && /^K1(-[0-9A-Z]{4}){8}-[0-9A-Z]{2}$/.test(account.kitKey), 'both texts are in groups of four');
  expectSame(account.slots.map(({ type, blob }) => [type, blob.length]), [[1, 193], [2, 193]], 'two slots');
  expectSame([account.auth.length, account.kitAuth.length, account.ldk.length, account.personal.wrap.length], [32, 32, 60, 61], 'lengths');
  expectSame(ada.places.get(hexOf(ada.personal.id)), 3, 'the personal space opens after it is made');
  expectSame(hexOf((await ada.vault.call('status')).account), hexOf(account.account), 'the status names the account');

  const other = await ada.elsewhere();
  expectSame([other.device.fresh, other.device.ldk.length], [true, 60], 'a new device gets a local key');
  await other.forget(ada.personal);
  const again = await other.open(ada.personal);
  expectSame(again.items.map(({ kind, state, mine, payload }) => [kind, state, mine, payload.length > 0]), [[1, 0, 1, true], [20, 0, 1, false], [19, 0, 1, false]], 'own entries are verified and kept');

  const sealed = await other.vault.call('localSeal', { name: 'draft', bytes: text('unsent') });
  await expectRefusal(other.vault.call('localOpen', { name: 'outbox', bytes: sealed.bytes }), 'wrong_secret', 'a name is bound');
  const third = await ada.elsewhere(other.device.ldk);
  expectSame(third.device.fresh, false, 'a known device keeps its key');
  expectSame(untext((await third.vault.call('localOpen', { name: 'draft', bytes: sealed.bytes })).bytes), 'unsent', 'local words open');
  const spoiled = other.device.ldk.slice();
  spoiled[20] ^= 1;
  expectSame((await ada.elsewhere(spoiled)).device.fresh, true, 'a broken local key is replaced');
};

stories.unlockingRefusesWhatIsWrong = async () => {
  const ada = await Person.create('ada');
  const { handle, seed, iterations, secretKey, account, slots } = ada.account;
  const vault = new Vault();
  const derive = change => vault.call('derive', { handle, password: ada.password, seed, iterations, secretKey, ...change });
  await expectRefusal(vault.call('openSlot', { account, ...slots[0], ldk: null }), 'bad_input', 'nothing was derived');
  await expectRefusal(derive({ iterations: 599999 }), 'bad_input', 'too few iterations');
  await expectRefusal(derive({ seed: seed.slice(1) }), 'bad_input', 'a short seed');
  await expectRefusal(derive({ handle: '-ada' }), 'bad_input', 'no handle');
  await expectRefusal(derive({ secretKey: secretKey.slice(0, -1) }), 'bad_text', 'a short Secret Key');
  await derive({ password: 'not the password' });
  await expectRefusal(vault.call('openSlot', { account, ...slots[0], ldk: null }), 'wrong_secret', 'a wrong password');
  await derive({});
  await expectRefusal(vault.call('openSlot', { account, ...slots[0], type: 2, ldk: null }), 'bad_input', 'a slot of another type');
  await expectRefusal(vault.call('openSlot', { account: newId(), ...slots[0], ldk: null }), 'wrong_secret', 'a slot of another account');
  await expectRefusal(vault.call('openSlot', { account, ...slots[0], blob: slots[0].blob.slice(0, 192), ldk: null }), 'bad_input', 'a short slot');
  const other = join(slots[0].blob.slice(0, 66), (await Person.create('eve')).account.slots[0].blob.slice(66, 131), slots[0].blob.slice(131));
  await expectRefusal(vault.call('openSlot', { account, ...slots[0], blob: other, ldk: null }), 'wrong_secret', 'a slot with the public key of another');
  const fed = join(slots[0].blob.slice(0, 191), Uint8Array.of(0, 113), new Uint8Array(113));
  await expectRefusal(vault.call('openSlot', { account, ...slots[0], blob: fed, ldk: null }), 'bad_input', 'a slot to which somebody sealed a key');
  const sloppy = secretKey.toLowerCase().replaceAll('-', ' ').replaceAll('1', 'l').replaceAll('0', 'o');
  expectSame(hexOf((await derive({ secretKey: sloppy })).auth), hexOf(ada.account.auth), 'reading ignores case, spaces and likeness');
  await vault.call('openSlot', { account, ...slots[0], ldk: null });
  await expectRefusal(derive({}), 'bad_input', 'it is open already');
};

stories.textsAreChecked = async () => {
  const ada = await Person.create('ada', true);
  const vault = new Vault();
  const check = (kind, value) => vault.call('checkText', { kind, text: value });
  await check('secretKey', ada.account.secretKey);
  await check('kitKey', ` ${ada.account.kitKey.toLowerCase()} `);
  await expectRefusal(check('kitKey', ada.account.secretKey), 'bad_text', 'another kind');
  await expectRefusal(check('toString', ada.account.secretKey), 'bad_input', 'no kind');
  const last = ada.account.secretKey.at(-6);
  for (const letter of 'U!É0') {
    if (letter !== last) await expectRefusal(check('secretKey', ada.account.secretKey.slice(0, -6) + letter + ada.account.secretKey.slice(-5)), 'bad_text', `the letter ${letter}`);
  }
};

stories.keysChangeWithoutLosingAnything = async () => {
  const ada = await Person.create('ada');
  const { account, secretKey } = ada.account;
  const changed = await ada.vault.call('changePassword', { current: ada.password, handle: 'ada', password: 'another long password', iterations: 600000 });
  await ada.keep(changed.personal);
  expectSame(changed.secretKey, secretKey, 'the Secret Key stays');
  expectSame(hexOf(changed.proof), hexOf(ada.account.auth), 'the old password proves itself');
  const kit = await ada.vault.call('addKit', { current: 'another long password' });
  await ada.keep(kit.personal);
  expectSame(hexOf(kit.proof), hexOf(changed.auth), 'the new password proves itself');

  const byPassword = new Vault();
  await byPassword.call('derive', { handle: 'ada', password: 'another long password', seed: changed.seed, iterations: 600000, secretKey });
  await byPassword.call('openSlot', { account, ...changed.slot, ldk: null });
  const byKit = new Vault();
  const { auth } = await byKit.call('deriveKit', { secretKey, kitKey: kit.kitKey });
  expectSame(hexOf(auth), hexOf(kit.kitAuth), 'the kit proves itself');
  await byKit.call('openSlot', { account, ...kit.slot, ldk: null });
  for (const vault of [byPassword, byKit]) {
    const opened = await vault.call('open', { space: ada.personal.id, wraps: join(...ada.personal.wraps), frames: ada.personal.placed(), headN: 5 });
    expectSame([opened.n, opened.fault, ...readItems(opened.items).map(({ state }) => state)], [5, 0, 0, 0, 0, 0, 0], 'everything opens');
  }
};

stories.anOpenVaultDoesNotChangeTheWayInByItself = async () => {
  const ada = await Person.create('ada', true);
  const next = { handle: 'ada', password: 'another long password', iterations: 600000 };
  for (const [op, request] of [['changePassword', next], ['addKit', {}]]) {
    await expectRefusal(ada.vault.call(op, request), 'bad_input', `${op} with nothing shown`);
    await expectRefusal(ada.vault.call(op, { ...request, current: 'not the password' }), 'wrong_secret', `${op} with another password`);
    await expectRefusal(ada.vault.call(op, { ...request, current: ada.account.kitKey }), 'wrong_secret', `${op} with what did not open it`);
  }
  await expectRefusal(ada.vault.call('proveAuth', { ...next, seed: newId() }), 'bad_input', 'nobody tries passwords out');

  const { account, secretKey, kitKey, slots } = ada.account;
  const paper = new Vault();
  await paper.call('deriveKit', { secretKey, kitKey });
  await paper.call('openSlot', { account, ...slots[1], ldk: null });
  await paper.call('open', { space: ada.personal.id, wraps: join(...ada.personal.wraps), frames: ada.personal.placed(), headN: 3 });
  await expectRefusal(paper.call('changePassword', { ...next, current: ada.password }), 'bad_text', 'the password is not the kit');
  const changed = await paper.call('changePassword', { ...next, current: kitKey });
  expectSame(hexOf(changed.proof), hexOf(ada.account.kitAuth), 'the kit proves itself');
};

stories.twoPeopleMeet = async () => {
  const { ada, ben, log, read, opened, admission, wrappedFor, walk, openers } = await couple();
  expectSame([hexOf(read.space), read.name], [hexOf(log.id), 'Ada'], 'the offer says what it is');
  expectSame([opened.index, opened.name], [0, 'Bén'], 'the claim says who');
  expect(read.words.length === 6 && same(read.words, opened.words), 'both see the same six words');
  expectSame([hexOf(wrappedFor), walk.more], [hexOf(admission.member), false], 'one wrap, for the newcomer');

  const hers = await openers.ada();
  const his = await openers.ben();
  expectSame([hers.fault, hers.n, hers.epoch], [0, 3, 1], 'she goes on');
  expectSame([his.fault, his.n, his.epoch, hexOf(his.h)], [0, 3, 1, hexOf(hers.h)], 'he starts where he was let in');
  expectSame(his.items.map(({ kind, state, mine }) => [kind, state, mine]), [[1, 0, 0]], 'the commit is hers');

  await ben.write(log, 'thank you', 'a second word');
  for (const open of [openers.ada, openers.ben]) await open();
  await ada.write(log, 'good evening');
  const answer = await openers.ben();
  expectSame(answer.items.map(({ payload, state, mine }) => [payload, state, mine]), [['good evening', 0, 0]], 'he reads her');
  await openers.ada();

  const [fellow] = new Walk((await ben.vault.call('fellows', { space: log.id })).fellows)
    .all(next => ({ member: hexOf(next.take(16)), words: Array.from({ length: 6 }, () => next.whole(2)) }));
  expectSame([fellow.member, fellow.words], [answer.items[0].author, read.words], 'he knows her by the same words');
  const stateWords = await Promise.all([ada, ben].map(({ vault }) => vault.call('stateWords', { space: log.id })));
  expect(stateWords[0].words.length === 4 && same(...stateWords.map(({ words }) => words)), 'both see the same state');

  const other = await ben.elsewhere();
  const whole = await other.open(log, { wraps: (await couplesWraps(log, admission)), from: 3 });
  expectSame(whole.items.map(({ payload, state, mine }) => [payload, state, mine]).slice(1),
    [['thank you', 0, 1], ['a second word', 0, 1], ['good evening', 0, 0]], 'another browser of his reads it all');
  const herOther = await ada.elsewhere();
  const all = await herOther.open(log);
  expectSame([all.fault, all.n, all.items.every(({ state }) => state === 0)], [0, 6, true], 'another browser of hers too');
  await other.write(log, 'from the other browser');
  expectSame((await herOther.open(log)).items.map(({ payload, state }) => [payload, state]), [['from the other browser', 0]], 'and both go on');
};

function couplesWraps(log, { wraps }) {
  const walk = new Walk(wraps.slice(16));
  const blob = walk.take(walk.whole(2));
  return [join(whole(1, 4), whole(blob.length, 2), blob)];
}

stories.anInvitationOpensForOneOnly = async () => {
  const { ada, ben, log, invite, ticket, offer, claim } = await couple();
  await ada.open(log);
  const pack = claims => join(...claims.flatMap(bytes => [whole(bytes.length, 2), bytes]));
  const spoiled = claim.slice();
  spoiled[100] ^= 1;
  expectSame((await ada.vault.call('openClaims', { invite, claims: pack([spoiled, claim]) })).index, 1, 'a claim that does not open counts for nothing');
  await expectRefusal(ada.vault.call('openClaims', { invite, claims: pack([spoiled, claim.slice(1)]) }), 'invite_bad', 'no claim opens');
  await expectRefusal(ada.vault.call('openClaims', { invite: newId(), claims: pack([claim]) }), 'invite_bad', 'no such invitation');
  await expectRefusal(ada.vault.call('admit', { space: log.id, invite, claim, time: 1 }), 'invite_bad', 'he is in already');
  const cai = await Person.create('cai');
  const other = await cai.vault.call('claim', { ticket, offer, name: 'Cai', time: 1 });
  await expectRefusal(ada.vault.call('openClaims', { invite, claims: pack([claim, other.claim]) }), 'invite_leaked', 'two claims open');
  await expectRefusal(ada.vault.call('openClaims', { invite, claims: pack([other.claim]) }), 'invite_leaked', 'it stays void');

  const spoiledOffer = offer.slice();
  spoiledOffer[80] ^= 1;
  await expectRefusal(ben.vault.call('readOffer', { ticket, offer: spoiledOffer }), 'invite_bad', 'an offer that does not open');
  const stranger = await cai.newSpace();
  const his = await cai.vault.call('newInvite', { space: stranger.id, name: 'Cai', time: 1, expires: 2 });
  await expectRefusal(ben.vault.call('readOffer', { ticket, offer: his.offer }), 'invite_bad', 'an offer of somebody else');
  await expectRefusal(ada.vault.call('readOffer', { ticket, offer }), 'invite_bad', 'her own offer');
  await expectRefusal(ben.vault.call('readOffer', { ticket: ticket.slice(1), offer }), 'invite_bad', 'no ticket');
  const otherKey = ticket.slice(0, 100) + (ticket[100] === 'A' ? 'B' : 'A') + ticket.slice(101);
  await expectRefusal(ben.vault.call('readOffer', { ticket: otherKey, offer }), 'invite_bad', 'a ticket that names another key');
  await expectRefusal(cai.vault.call('newInvite', { space: stranger.id, name: 'x'.repeat(41), time: 1, expires: 2 }), 'bad_input', 'too long a name');
};

stories.erasedWordsLeaveTheChainWhole = async () => {
  const { ada, ben, log, early, openers } = await couple();
  await openers.ada();
  const [, second] = await ada.write(log, 'one', 'two', 'three');
  await openers.ada();
  await openers.ben();
  await expectRefusal(ben.vault.call('sealErasure', { space: log.id, record: newId(), time: 1, target: second }), 'not_mine', 'only the author erases');
  await expectRefusal(ada.vault.call('sealErasure', { space: log.id, record: newId(), time: 1, target: newId() }), 'not_mine', 'nothing to erase');
  await expectRefusal(ada.vault.call('sealErasure', { space: log.id, record: newId(), time: 1, target: log.frames[0].header.slice(20, 36) }), 'bad_input', 'a commit stays');
  await ada.erase(log, second);
  await openers.ada();
  await ada.erase(log, early);
  expectSame((await openers.ada()).fault, 0, 'she goes on');
  expectSame((await openers.ben()).fault, 0, 'he goes on, though the second was older than his coming');

  await ben.forget(log);
  const fresh = await openers.ben();
  expectSame([fresh.fault, fresh.items.map(({ state, author }) => [state, /^0+$/.test(author)])],
    [0, [[0, false], [0, false], [2, true], [0, false], [0, false], [0, false]]], 'what is erased is said, the rest stands');

  await ben.forget(log);
  const early5 = log.frames.slice();
  log.frames = early5.slice(0, 6);
  const waiting = await openers.ben({ headN: 0 });
  expectSame([waiting.fault, waiting.n, waiting.items.length], [0, 6, 4], 'more pages follow');
  const owed = await openers.ben();
  expectSame([owed.fault, owed.failedAt, owed.n, owed.items.length], [6, 5, 4, 0], 'a body that nobody erased is missing');
  await expectRefusal(ben.vault.call('seal', { space: log.id, drafts: packDrafts([{ payload: 'x' }]) }), 'stopped', 'a stopped space takes no words');
  expectSame((await openers.ben()).fault, 6, 'it stays stopped');
  log.frames = early5;
};

stories.blindWordsOpenWithTheirKeyOnly = async () => {
  const { ada, ben, log } = await couple();
  const entry = newId();
  const { sealed } = await ada.vault.call('blindSeal', { space: log.id, entry, words: text('what I did not say') });
  const { key } = await ada.vault.call('blindKey', { space: log.id, entry });
  const wrong = key.slice();
  wrong[0] ^= 1;
  const spoiled = sealed.slice();
  spoiled[60] ^= 1;
  const pack = (id, secret, bytes) => [log.id, id, secret, whole(bytes.length, 4), bytes];
  const blinds = join(...pack(entry, wrong, sealed), ...pack(entry, key, sealed), ...pack(newId(), key, sealed), ...pack(entry, key, spoiled), ...pack(entry, key, empty));
  const { opened } = await ben.vault.call('blindOpen', { blinds });
  const words = new Walk(opened).all(walk => {
    const length = walk.whole(4);
    return length === 0xffffffff ? null : untext(walk.take(length));
  });
  expectSame(words, [null, 'what I did not say', null, null, null], 'one key opens one text');
};

stories.aLockedVaultRefuses = async () => {
  const ada = await Person.create('ada');
  await expectRefusal(ada.vault.call('nothing'), 'bad_input', 'no such request');
  await expectRefusal(ada.vault.call('constructor'), 'bad_input', 'no such request either');
  await expectRefusal(ada.vault.call('seal', { space: newId(), drafts: empty }), 'unknown_space', 'no such space');
  await expectRefusal(ada.vault.call('seal', { space: empty, drafts: empty }), 'bad_input', 'no id');
  await expectRefusal(ada.vault.call('setIdle', { seconds: 29 }), 'bad_input', 'too short a time');
  await ada.vault.call('setIdle', { seconds: 900 });
  await ada.vault.call('touch');
  const long = ada.vault.call('changePassword', { current: ada.password, handle: 'ada', password: 'x', iterations: 3000000 });
  const caught = expectRefusal(long, 'locked', 'what was running is refused');
  await ada.vault.call('lock');
  await caught;
  await ada.vault.locked;

  const fresh = new Vault();
  expectSame((await fresh.call('status')), { locked: true }, 'a new vault is locked');
  for (const op of ['open', 'seal', 'newShared', 'localOpen', 'blindKey', 'changePassword', 'setIdle']) {
    await expectRefusal(fresh.call(op, {}), 'locked', op);
  }
  const idle = await Person.create('idle');
  await idle.vault.call('elapse');
  await expectRefusal(idle.vault.call('status'), 'locked', 'its time is over');
  await idle.vault.locked;
};

stories.aLongLogOpensInPages = async () => {
  const ada = await Person.create('ada');
  const log = await ada.newSpace();
  for (let page = 0; page < 8; page++) {
    await ada.write(log, ...Array.from({ length: 250 }, (_, at) => `word ${page} ${at}`));
    await ada.open(log);
  }
  await expectRefusal(ada.vault.call('seal', { space: log.id, drafts: packDrafts([{ payload: 'x'.repeat(65000) }]) }), 'too_large', 'too long a text');
  await expectRefusal(ada.vault.call('seal', { space: log.id, drafts: packDrafts([{ kind: 16, payload: 'x' }]) }), 'bad_input', 'a kind of the vault');
  await ada.forget(log);
  const start = performance.now();
  const opened = await ada.open(log);
  expectSame([opened.n, opened.items.length, opened.fault], [2001, 2001, 0], 'all of it opens');
  return Math.round(performance.now() - start);
};
