import type { Page } from '@playwright/test';
import { showClocks } from './support/clocks';
import { illegibleTexts } from './support/legible';
import { expect, runCommand, test } from './support/live-tz';
import { sidewaysScroll } from './support/sideways-scroll';
import { register } from './support/users';

const MOMENT = '/at/2027-01-15T15:00/America/New_York?to=Asia/Kathmandu,America/Argentina/Buenos_Aires';
const PUBLIC_PAGES = ['/login', '/register', '/reset#token', '/convert', MOMENT, '/', '/no-such-page'];
const PAGES = ['/', '/convert', MOMENT, '/settings', '/two-step', '/no-such-page'];
const ADMIN_PAGES = ['/admin', '/admin/invitations', '/admin/audit'];

/** Doubles the size of text as the browser's own setting does. */
async function doubleText(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
}

async function expectLegible(page: Page, url: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(url + path);
    await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
    await expect(page.locator('#first-paint')).toHaveCount(0);
    await page.waitForLoadState('networkidle');
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      expect(await sidewaysScroll(page), `${path} at ${width}`).toBe(0);
      expect(await illegibleTexts(page), `${path} at ${width}`).toEqual([]);
    }
  }
}

test('text of 200 % fits all pages on a phone', async ({ page, app }) => {
  await doubleText(page);
  await expectLegible(page, app.url, PUBLIC_PAGES);
  const username = await register(page, app.url);
  await runCommand('users', ['make-admin', username], { DATA_DIR: app.dataDir });
  await showClocks(page, 8, 'Europe/Berlin');
  await expectLegible(page, app.url, [...PAGES, ...ADMIN_PAGES]);
});
