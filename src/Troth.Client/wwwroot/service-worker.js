// Keeps the app's files at hand, so that it opens without a network: files that everybody gets. What a person writes never passes here.
'use strict';
importScripts('/service-worker-assets.js');

const { version, assets } = self.assetsManifest;
const LIST = 'service-worker-assets.js';
const CACHE = `notes-${version}`;
const MACHINE = /^\/(?:api|health|openapi)(?:\/|$)/;
const files = assets.filter(({ url }) => !/\.(?:map|pdb)$/.test(url));
const isLate = ({ url }) => /^(?:_framework\/|_content\/|words\.txt$)/.test(url);
const start = { ...files.find(({ url }) => url === 'index.html'), url: '' };
const shell = [{ url: LIST }, start, ...files.filter((file) => !isLate(file))];
const app = files.filter(isLate);
const known = new Set([...shell, ...app].map(({ url }) => `/${url}`));

// Only a build that is not published has source maps. There the network comes first, so that nobody looks at yesterday's code.
const building = files.length < assets.length;

// What opens the app: where a browser can take it from the cache itself, it need not start this worker.
const opening = [{ urlPattern: { pathname: '/', search: '' } }, { urlPattern: { pathname: '/_framework/*' } }, { requestDestination: 'script' }, { requestDestination: 'style' }];

self.addEventListener('install', (event) => {
  if (!building) event.addRoutes?.({ condition: { or: opening }, source: { cacheName: CACHE } });
  event.waitUntil(alone(install));
});
self.addEventListener('activate', (event) => event.waitUntil(clients.claim()));

self.addEventListener('message', (event) => {
  if (event.data === 'complete') event.waitUntil(alone(() => fill([...shell, ...app])));
  if (event.data === 'booted') event.waitUntil(alone(dropOlder));
});

self.addEventListener('fetch', (event) => {
  const path = pathOf(event.request);
  if (path !== null) event.respondWith(answer(path, event.request));
});

/** Versions come and go one after another. */
function alone(work) {
  return navigator.locks.request('notes-files', work);
}

/** On the first visit the shell is enough, so that Calm does not wait for the rest. A new version has to be whole, and waits until no page of the older one is open. */
async function install() {
  await fill(shell);
  if (registration.active) await fill(app);
}

/** All or nothing, so that no file is ever joined with those of another version. */
async function fill(wanted) {
  const cache = await caches.open(CACHE);
  const kept = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  const missing = wanted.filter(({ url }) => !kept.has(`/${url}`));
  await cache.addAll(missing.map(({ url, hash }) => new Request(`/${url}`, { integrity: hash, cache: 'no-cache' })));
}

/** Called once this version has shown the app. A version that waits keeps its files. */
async function dropOlder() {
  if (registration.installing || registration.waiting) return;
  const older = (await caches.keys()).filter((name) => name.startsWith('notes-') && name !== CACHE);
  await Promise.all(older.map((name) => caches.delete(name)));
}

/** The file that answers a request; null if that is not for this worker. Every address without a file is one page (Navigation.cs). */
function pathOf({ url, method, mode }) {
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== location.origin || MACHINE.test(pathname)) return null;
  if (known.has(pathname)) return pathname;
  return mode === 'navigate' && !/\.[^/]+$/.test(pathname) ? '/index.html' : null;
}

async function answer(path, request) {
  if (!building) return await find(path) ?? fetch(request);
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await find(path);
    if (kept) return kept;
    throw error;
  }
}

/** With the headers it came with: the vault keeps its own policy (SecurityHeaders.cs). */
function find(path) {
  return caches.match(path, { cacheName: CACHE, ignoreVary: true });
}
