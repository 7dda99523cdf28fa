// Runs before anything else, as a classic script.
'use strict';

// The one default policy: nothing can be written into the page before it stands.
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

// Applies the person's choice of light or dark before the first paint; without a choice the device decides.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to us: the device decides.
}
