// .NET goes on behind every awaited call by a timer of no time, and browsers hold nested timers back by 4 ms, but no message.
const { setTimeout: later, clearTimeout: cancel } = globalThis;
const channel = new MessageChannel();
const due = new Map();
let last = 0;

channel.port1.onmessage = ({ data }) => {
  const run = due.get(data);
  due.delete(data);
  run?.();
};

globalThis.setTimeout = (run, wait, ...values) => {
  if (wait > 0 || typeof run !== 'function') return later(run, wait, ...values);
  last -= 1; // the browser's own numbers are positive
  due.set(last, () => run(...values));
  channel.port2.postMessage(last);
  return last;
};

globalThis.clearTimeout = (timer) => (due.delete(timer) ? undefined : cancel(timer));
