// Applies the person's choice of light or dark before the first paint; without a choice the device decides.
'use strict';
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to us: the device decides.
}
