// Runs first, as a classic script.
'use strict';

// The one default policy.
if (window.trustedTypes) {
  const active = /<\s*\/?\s*(?:script|iframe|object|embed|base)\b|[\s"'/]on[a-z]+\s*=/i;
  const workers = ['/vault.js', '/service-worker.js'];
  trustedTypes.createPolicy('default', {
    createHTML: (html) => active.test(html) ? null : html,
    createScriptURL: (url) => {
      const { origin, pathname, search } = new URL(url, location.href);
      return origin === location.origin && workers.includes(pathname) && search === '' ? url : null;
    },
  });
}

// The person's choice of light or dark, before the first paint; without one the device decides.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to us: the device decides.
}
