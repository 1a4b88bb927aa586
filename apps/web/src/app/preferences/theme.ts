import { THEMES, type Theme } from '@live-tz/contracts';

const STORAGE_KEY = 'livetz.theme';

/** `auto` leaves the choice to the operating system. */
export function applyTheme(document: Document, theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}

/** The theme last chosen on this device: it holds from the first paint on, before anybody has signed in. */
export function rememberedTheme(): Theme {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return THEMES.find((theme) => theme === stored) ?? 'auto';
  } catch {
    // Storage may be forbidden; the choice then lives in the account alone.
    return 'auto';
  }
}

/** Runs what has the browser empty this page's storage, a log-out, and remembers the theme again: it is the device's. */
export async function keepingTheme<T>(action: () => Promise<T>): Promise<T> {
  const theme = rememberedTheme();
  try {
    return await action();
  } finally {
    rememberTheme(theme);
  }
}

export function rememberTheme(theme: Theme): void {
  try {
    localStorage.setItem(STORAGE_KEY, theme);
  } catch {
    // The same: nothing is lost but the first paint.
  }
}
