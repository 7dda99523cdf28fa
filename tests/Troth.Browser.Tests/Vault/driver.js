// What the shell and the engine do around a vault, in the plainest way: calls, packed bytes, a server in memory, and people.
'use strict';

const empty = new Uint8Array(0);
const text = value => new TextEncoder().encode(value);
const untext = bytes => new TextDecoder().decode(bytes);
const hexOf = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
const newId = () => crypto.getRandomValues(new Uint8Array(16));
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

function join(...parts) {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => (bytes.set(part, at), at + part.length), 0);
  return bytes;
}

function whole(value, width) {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(value));
  return new Uint8Array(view.buffer, 8 - width).slice();
}

function expect(condition, sentence) {
  if (!condition) throw new Error(sentence);
}

function expectSame(actual, expected, sentence) {
  expect(same(actual, expected), `${sentence}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`);
}

async function expectRefusal(promise, code, sentence) {
  const outcome = await promise.then(() => 'served', error => error.message);
  expectSame(outcome, code, sentence);
}

/** A worker with the vault in it. */
class Vault {
  static source = '';

  constructor() {
    this.calls = new Map();
    this.next = 1;
    this.locked = new Promise(resolve => { this.onLocked = resolve; });
    const address = URL.createObjectURL(new Blob([Vault.source], { type: 'text/javascript' }));
    this.worker = new Worker(address);
    this.worker.onmessage = ({ data }) => this.receive(data);
    this.worker.onerror = error => { throw new Error(error.message); };
  }

  receive({ id, ok, error, event }) {
    if (event === 'locked') return this.onLocked();
    const call = this.calls.get(id);
    this.calls.delete(id);
    return error ? call.reject(new Error(error)) : call.resolve(ok);
  }

  call(op, args = {}) {
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.calls.set(id, { resolve, reject });
      this.worker.postMessage({ id, op, ...args });
    });
  }
}

/** A walk through packed bytes. */
class Walk {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  get more() {
    return this.at < this.bytes.length;
  }

  take(length) {
    return this.bytes.slice(this.at, this.at += length);
  }

  whole(width) {
    return this.take(width).reduce((sum, byte) => sum * 256 + byte, 0);
  }

  all(read) {
    const found = [];
    while (this.more) found.push(read(this));
    return found;
  }
}

const readFrames = bytes => new Walk(bytes).all(walk => {
  const length = walk.whole(4);
  return { header: walk.take(108), body: walk.take(length) };
});

const readItems = bytes => new Walk(bytes).all(walk => ({
  n: walk.whole(8), entry: hexOf(walk.take(16)), author: hexOf(walk.take(16)), mine: walk.whole(1), state: walk.whole(1), flags: walk.whole(1),
  epoch: walk.whole(4), time: walk.whole(8), kind: walk.whole(2), schema: walk.whole(1), payload: untext(walk.take(walk.whole(4))),
}));

const packDrafts = drafts => join(...drafts.flatMap(({ entry = newId(), time = 1000, kind = 64, schema = 1, payload }) =>
  [entry, whole(time, 8), whole(kind, 2), whole(schema, 1), whole(text(payload).length, 4), text(payload)]));

/** One space on a server that does as it is told. */
class Log {
  constructor(id) {
    this.id = id;
    this.frames = [];
    this.wraps = [];
  }

  append(bytes) {
    this.frames.push(...readFrames(bytes).map((frame, at) => ({ n: this.frames.length + 1 + at, ...frame })));
    return this;
  }

  erase(entry) {
    const frame = this.frames.find(({ header }) => hexOf(header.slice(20, 36)) === hexOf(entry));
    frame.body = empty;
  }

  wrap(epoch, blob) {
    this.wraps.push(join(whole(epoch, 4), whole(blob.length, 2), blob));
  }

  /** The frames after a place as the server sends them; `change` may spoil one on the way. */
  placed(after = 0, change = frame => frame) {
    return join(...this.frames.filter(({ n }) => n > after).map(change).flatMap(({ n, header, body }) =>
      [whole(n, 8), whole(body.length, 4), header, body]));
  }
}

/** Somebody with an account, in one browser. */
class Person {
  static async create(handle, kit = false) {
    const person = new Person();
    person.vault = new Vault();
    person.password = `${handle} has a long password`;
    person.account = await person.vault.call('createAccount', { handle, password: person.password, iterations: 600000, kit, time: 1000 });
    person.personal = new Log(person.account.personal.space).append(person.account.personal.frames);
    person.personal.wrap(0, person.account.personal.wrap);
    person.places = new Map();
    await person.open(person.personal);
    return person;
  }

  /** The same person in another browser. */
  async elsewhere(ldk = null) {
    const other = new Person();
    Object.assign(other, { vault: new Vault(), password: this.password, account: this.account, personal: this.personal, places: new Map() });
    const { handle, seed, iterations, secretKey, account, slots } = this.account;
    await other.vault.call('derive', { handle, password: this.password, seed, iterations, secretKey });
    other.device = await other.vault.call('openSlot', { account, ...slots[0], ldk });
    await other.open(this.personal);
    return other;
  }

  async open(log, { wraps = log.wraps, change, from, headN = log.frames.length } = {}) {
    const name = hexOf(log.id);
    const after = this.places.get(name) ?? (from ?? 1) - 1;
    const opened = await this.vault.call('open', { space: log.id, wraps: join(...wraps), frames: log.placed(after, change), headN });
    this.places.set(name, opened.n);
    return { ...opened, items: readItems(opened.items) };
  }

  async forget(log) {
    await this.vault.call('drop', { space: log.id });
    this.places.delete(hexOf(log.id));
  }

  async keep(personal) {
    this.personal.append(personal);
    const opened = await this.open(this.personal);
    expectSame(opened.fault, 0, 'the personal space goes on');
  }

  async newSpace() {
    const made = await this.vault.call('newShared', { time: 1000 });
    await this.keep(made.personal);
    const log = new Log(made.space).append(made.commit);
    const opened = await this.open(log);
    expectSame([opened.n, opened.epoch, opened.fault], [1, 0, 0], 'a new space opens');
    return log;
  }

  async write(log, ...payloads) {
    const drafts = payloads.map(payload => ({ entry: newId(), payload }));
    const { frames } = await this.vault.call('seal', { space: log.id, drafts: packDrafts(drafts) });
    log.append(frames);
    return drafts.map(({ entry }) => entry);
  }

  async erase(log, target) {
    const { token, frame } = await this.vault.call('sealErasure', { space: log.id, record: newId(), time: 1000, target });
    expectSame(token.length, 32, 'a token has 32 bytes');
    log.append(frame).erase(target);
  }
}

/** Two people who met: the first made the space and let the second in. */
async function couple() {
  const [ada, ben] = await Promise.all([Person.create('ada'), Person.create('ben')]);
  const log = await ada.newSpace();
  const [early] = await ada.write(log, 'written alone');
  await ada.open(log);
  const { invite, offer, ticket, personal } = await ada.vault.call('newInvite', { space: log.id, name: 'Ada', time: 1000, expires: 2000 });
  await ada.keep(personal);
  const read = await ben.vault.call('readOffer', { ticket, offer });
  const claim = await ben.vault.call('claim', { ticket, offer, name: 'Bén', time: 1000 });
  await ben.keep(claim.personal);
  const claims = join(whole(claim.claim.length, 2), claim.claim);
  const opened = await ada.vault.call('openClaims', { invite, claims });
  const admission = await ada.vault.call('admit', { space: log.id, invite, claim: claim.claim, time: 1000 });
  await ada.keep(admission.personal);
  const from = log.frames.length + 1;
  log.append(admission.commit);
  const walk = new Walk(admission.wraps);
  const [wrappedFor, blob] = [walk.take(16), walk.take(walk.whole(2))];
  const wraps = [join(whole(1, 4), whole(blob.length, 2), blob)];
  const openers = { ada: options => ada.open(log, options), ben: options => ben.open(log, { wraps, from, ...options }) };
  return { ada, ben, log, from, wraps, early, read, opened, admission, wrappedFor, walk, openers, invite, ticket, offer, claim: claim.claim };
}

const stories = {};
