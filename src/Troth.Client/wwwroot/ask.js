// A request that is given up where the network hangs instead of failing: behind the sign-in page of a train, or on Wi-Fi that leads nowhere.
const FIRST_BYTE_MS = 8000;
const BYTES_PER_MS = 4; // what a slow network carries: a long batch is not given up while it is still on its way

/** Fetches, and rejects if no answer has begun in time; an answer that has begun may take as long as it needs. */
export async function ask(address, { signal, ...options }) {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), FIRST_BYTE_MS + (options.body?.length ?? 0) / BYTES_PER_MS);
  try {
    return await fetch(address, { ...options, signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal });
  } finally {
    clearTimeout(timer);
  }
}
