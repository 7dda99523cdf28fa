// Stories of a server or a member that cheats: each is found, and named as protocol.md 6.4 names it.
'use strict';

const random32 = () => crypto.getRandomValues(new Uint8Array(32));
const flipped = (bytes, at, mask = 1) => {
  const copy = bytes.slice();
  copy[at] ^= mask;
  return copy;
};

stories.everyFlippedBitIsFound = async () => {
  const { log, ben, openers } = await couple();
  await openers.ben();
  await ben.write(log, 'one', 'two');
  const header = (at, mask) => frame => ({ ...frame, header: flipped(frame.header, at, mask) });
  const body = at => frame => ({ ...frame, body: flipped(frame.body, at(frame.body.length)) });
  const cases = [
    ['version', header(0), 2], ['suite', header(1), 2], ['commit flag', header(2), 5], ['erase flag', header(2, 2), 7], ['other flag', header(2, 4), 1],
    ['zero byte', header(3), 1], ['space', header(4), 1], ['space end', header(19), 1], ['entry', header(20), 9], ['entry end', header(35), 9],
    ['epoch', header(39), 5], ['erase hash', header(40), 9], ['erase hash end', header(71), 9], ['body hash', header(72), 6], ['body hash end', header(103), 6],
    ['body length', header(107), 1], ['nonce', body(() => 0), 6], ['text', body(() => 12), 6], ['tag', body(length => length - 1), 6],
    ['place', frame => ({ ...frame, n: frame.n + 1 }), 3],
  ];
  for (const [name, spoil, fault] of cases) {
    await ben.forget(log);
    const opened = await openers.ben({ change: frame => frame.n === 4 ? spoil(frame) : frame });
    // One that still matches its hash is unreadable, and the next of its device misses it.
    const failed = fault === 9 ? 5 : 4;
    expectSame([opened.fault, opened.n, opened.items.length, opened.failedAt], [fault, failed - 1, failed - 3, failed], name);
  }
  for (const at of [0, 1, 3, 4, 20, 39, 40, 71, 72, 107]) {
    await ben.forget(log);
    const opened = await openers.ben({ change: frame => frame.n === 3 ? header(at)(frame) : frame });
    expect(opened.fault > 0 && opened.n === 0 && opened.failedAt === 3, `a commit flipped at ${at}`);
  }
  await ben.forget(log);
  expectSame((await openers.ben()).fault, 0, 'as it was, it opens');
};

stories.theServerCannotDropSwapOrReplay = async () => {
  const { log, ben, openers } = await couple();
  await openers.ben();
  await ben.write(log, 'one', 'two', 'three');
  const honest = log.frames.slice();
  const renumbered = frames => frames.map((frame, at) => ({ ...frame, n: at + 1 }));
  const [a, b, c, d, e, f] = honest;
  for (const [name, frames, fault, headN] of [
    ['a hole', [a, b, c, e, f], 3],
    ['one dropped', renumbered([a, b, c, e, f]), 9],
    ['two swapped', renumbered([a, b, c, e, d, f]), 9],
    ['one replayed', renumbered([a, b, c, d, d, e, f]), 4],
    ['the last withheld', [a, b, c, d, e], 3, 6],
    ['an older head claimed', honest, 3, 5],
    ['no commit', [a, b, d, e, f], 3],
  ]) {
    await ben.forget(log);
    log.frames = frames;
    const opened = await openers.ben(headN ? { headN } : {});
    expectSame(opened.fault, fault, name);
  }
};

stories.aMemberWhoCheatsIsNamed = async () => {
  const { ada, ben, log, openers } = await couple();
  await openers.ada();
  await openers.ben();
  await ben.write(log, 'honest');
  await openers.ada();
  await openers.ben();
  const honest = log.frames.slice();
  const target = honest.at(-1).header.slice(20, 36);
  for (const [name, how, fault] of [
    ['an old epoch', { epoch: { number: 0 } }, 5],
    ['an author outside the list', { epoch: { mine: 7, members: [] } }, 8],
    ['a place skipped', { link: { seq: 9 } }, 9],
    ['another device before', { link: { hash: random32() } }, 9],
    ['a place not yet there', { seen: { n: 99 } }, 10],
    ['another head', { seen: { h: random32() } }, 10],
    ['a place before the epoch', { seen: { n: 1 } }, 10],
    ['a token of nothing', { draft: { flags: 2, kind: 7, payload: join(target, random32()) } }, 12],
    ['an erase record of another kind', { draft: { flags: 2, kind: 64 } }, 12],
    ['a short erase record', { draft: { flags: 2, kind: 7, payload: target } }, 12],
    ['a known entry', { draft: { entry: target } }, 4],
    ['an entry from the couple\'s own earlier place', { draft: { entry: honest[2].header.slice(20, 36) } }, 4],
  ]) {
    log.frames = honest.slice();
    log.append((await ben.vault.call('forge', { space: log.id, ...how })).frame);
    await ada.forget(log);
    const opened = await openers.ada();
    expectSame([opened.fault, opened.n, opened.failedAt], [fault, honest.length, honest.length + 1], name);
  }

  for (const [name, how, fault] of [
    ['a text cut short', { length: 60 }, 1],
    ['a text padded too far', { length: 1088 }, 1],
    ['padding that is not zero', { length: 1024, last: 1 }, 1],
    ['a text as it should be', { length: 1024 }, 0],
  ]) {
    log.frames = honest.slice();
    log.append((await ben.vault.call('forgeText', { space: log.id, ...how })).frame);
    await ada.forget(log);
    expectSame((await openers.ada()).fault, fault, name);
  }

  log.frames = honest.slice();
  await ada.forget(log);
  await openers.ada();
  log.append((await ben.vault.call('forge', { space: log.id, badTags: true })).frame);
  await ben.open(log);
  await ben.write(log, 'honest again');
  const opened = await openers.ada();
  expectSame([opened.fault, opened.items.map(({ state, payload, mine }) => [state, payload, mine])],
    [0, [[1, 'forged', 0], [0, 'honest again', 0]]], 'a wrong tag is shown and the chain goes on');
};

stories.aCommitMustBeRight = async () => {
  const ada = await Person.create('ada');
  const log = await ada.newSpace();
  await ada.write(log, 'one');
  await ada.open(log);
  const honest = log.frames.slice();
  for (const [name, how, fault] of [
    ['a stranger let in', { listed: 'both' }, 11],
    ['a list without its author', { listed: 'stranger' }, 11],
    ['a reason that is none', { reason: 9 }, 11],
    ['another epoch in the text', { said: 7 }, 11],
    ['a kind that is none', { draft: { kind: 64 } }, 11],
    ['a device that counts', { draft: { link: { seq: 1, hash: new Uint8Array(32) } } }, 11],
    ['a short text', { draft: { payload: text('short') } }, 11],
    ['an epoch skipped', { number: 2 }, 5],
    ['an epoch twice', { number: 0 }, 5],
    ['an author outside the list', { author: 1 }, 8],
    ['a commit on an older head', { at: { n: 1 } }, 10],
    ['a commit that skips what came before', { back: 1 }, 11],
    ['a commit on another head', { at: { h: new Uint8Array(32) } }, 10],
    ['a commit that is right', {}, 0],
  ]) {
    log.frames = honest.slice();
    await ada.forget(log);
    await ada.open(log);
    const made = await ada.vault.call('forgeCommit', { space: log.id, ...how });
    await ada.keep((await ada.vault.call('keep', { kind: 16, payload: made.key })).personal);
    log.append(made.frame);
    const opened = await ada.open(log);
    expectSame(opened.fault, fault, name);
  }
};

stories.withoutItsKeyNothingOpens = async () => {
  const { ada, ben, log, openers, wraps } = await couple();
  expectSame((await openers.ben({ wraps: [] })).fault, 5, 'no wrap');
  await ben.forget(log);
  expectSame((await openers.ben({ wraps: [flipped(wraps[0], 80)] })).fault, 5, 'a wrap that does not open');
  await ben.forget(log);
  expectSame((await openers.ben({ wraps: [flipped(wraps[0], wraps[0].length - 1)] })).fault, 5, 'a wrap for another list');
  const cai = await Person.create('cai');
  expectSame((await cai.open(log, { wraps, from: 3 })).fault, 5, 'a wrap for somebody else');
  await ben.forget(log);
  expectSame((await openers.ben()).fault, 0, 'the right wrap');
  const stranger = await ada.elsewhere();
  expectSame((await stranger.open(log)).fault, 0, 'the keyring');

  await openers.ada();
  const made = await ada.vault.call('forgeCommit', { space: log.id });
  log.append(made.frame);
  for (const [name, how] of [['a wrap that names another list', {}], ['a wrap that names another key', { list: made.list, commit: random32() }], ['the right wrap', { list: made.list }]]) {
    const { blob } = await ada.vault.call('forgeWrap', { space: log.id, number: made.next, secret: made.secret, ...how });
    await ben.forget(log);
    const opened = await openers.ben({ wraps: [...wraps, join(whole(made.next, 4), whole(blob.length, 2), blob)] });
    expectSame(opened.fault, how.list && !how.commit ? 0 : 11, name);
  }
};

stories.onlyAMemberLetsSomebodyIn = async () => {
  const { ada } = await couple();
  const log = await ada.newSpace();
  const made = await ada.vault.call('forgeCommit', { space: log.id, listed: 'both', known: true, author: 1 });
  await ada.keep((await ada.vault.call('keep', { kind: 16, payload: made.key })).personal);
  log.append(made.frame);
  expectSame((await ada.open(log)).fault, 11, 'a contact who is no member commits');
};
