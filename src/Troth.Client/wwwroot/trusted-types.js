// The one default policy. Runs first, as a classic script, so that nothing can be written into the page before it.
'use strict';
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
