/** System, light or dark; the choice is kept in this browser. */
const KEY = 'harbor:theme';

show(read());
document.addEventListener('DOMContentLoaded', mark);
if (document.readyState !== 'loading') mark();

document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.name !== 'theme') return;
  show(target.value);
  try {
    localStorage.setItem(KEY, target.value);
  } catch {
    // Storage is closed to this page: the choice lasts until it is left.
  }
});

function show(theme: string): void {
  document.documentElement.dataset['theme'] = theme;
}

function mark(): void {
  const chosen = document.querySelector<HTMLInputElement>(`input[name=theme][value="${read()}"]`);
  if (chosen) chosen.checked = true;
}

function read(): string {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    return 'system';
  }
}
