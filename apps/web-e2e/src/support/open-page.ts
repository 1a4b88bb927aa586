import { expect, type Page } from '@playwright/test';

const MOMENT_PATH = '/at/2027-01-15T15:00/America/New_York';

/** By the path of a page, a text that is there once the page is complete. */
const LAST_TEXTS: Readonly<Record<string, string | RegExp>> = {
  '/login': 'New here?',
  '/register': 'Already have an account?',
  '/reset#token': 'Back to sign in',
  '/convert': 'Based on IANA time zone data',
  [MOMENT_PATH]: 'Based on IANA time zone data',
  '/no-such-page': 'Go to your clocks',
  '/': 'Upcoming clock changes',
  '/settings': 'This device',
  '/two-step': 'Authenticator app',
  '/admin': 'Administrator',
  // Another test of the same server may have created some.
  '/admin/invitations': /There are no invitations\.|of \d+ used/,
  '/admin/audit': 'Registered',
};

/** The pages of everyone. */
export const PUBLIC_PAGES = ['/login', '/register', '/reset#token', '/convert', MOMENT_PATH, '/no-such-page'];
/** The pages of an administrator, who has clocks that go forward or back. */
export const SIGNED_IN_PAGES = Object.keys(LAST_TEXTS).filter(
  (path) => !PUBLIC_PAGES.slice(0, 3).includes(path),
);

/** Opens a page and waits until it is complete. */
export async function openPage(page: Page, url: string, path: string): Promise<void> {
  await page.goto(url + path);
  await expect(
    page
      .locator('main')
      .getByText(LAST_TEXTS[path] ?? path)
      .first(),
  ).toBeAttached();
  await expect(page.locator('#first-paint')).toHaveCount(0);
}
