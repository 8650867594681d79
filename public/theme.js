// Sets the theme before the first paint: the remembered one, else the system's. A file of its own,
// because the Content-Security-Policy allows no inline script. Keep in step with src/app/shell/theme.ts.
(() => {
  let theme;
  try {
    theme = localStorage.getItem('curfew:theme');
  } catch {
    theme = undefined;
  }
  const dark =
    theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
