import { THEMES, type Theme } from '@live-tz/contracts';

const STORAGE_KEY = 'livetz.theme';

/** `auto` leaves the choice to the operating system. */
export function applyTheme(document: Document, theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}

/** The theme last chosen on this device, which applies from the first paint on, before the user is known. */
export function rememberedTheme(): Theme {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return THEMES.find((theme) => theme === stored) ?? 'auto';
  } catch {
    // Without storage, the choice is only stored in the account.
    return 'auto';
  }
}

/** Keeps the theme of the device when a response, such as that to signing out, clears the browser's storage. */
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
    // Without storage, the theme is only applied after the first paint.
  }
}
