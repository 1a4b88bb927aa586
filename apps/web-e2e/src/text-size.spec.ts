import type { Page } from '@playwright/test';
import { showClocks } from './support/clocks';
import { illegibleTexts } from './support/legible';
import { expect, runCommand, test } from './support/live-tz';
import { openPage, PUBLIC_PAGES, SIGNED_IN_PAGES } from './support/open-page';
import { sidewaysScroll } from './support/sideways-scroll';
import { register } from './support/users';

/** The flag of a browser whose user has doubled the size of text in its settings. */
const DOUBLED = '--blink-settings=defaultFontSize=32,defaultFixedFontSize=26';

async function expectLegible(page: Page, url: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await openPage(page, url, path);
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      await expect.poll(() => illegibleTexts(page), `${path} at ${width}`).toEqual([]);
      await expect.poll(() => sidewaysScroll(page), `${path} at ${width}`).toBe(0);
    }
  }
}

test('text of 200 % fits all pages on a phone', async ({ playwright, launchOptions, app }) => {
  const browser = await playwright.chromium.launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), DOUBLED],
  });
  const page = await browser.newPage();
  await expectLegible(page, app.url, PUBLIC_PAGES);
  const username = await register(page, app.url);
  await runCommand('users', ['make-admin', username], { DATA_DIR: app.dataDir });
  await showClocks(page, 8, 'Europe/Berlin');
  await expectLegible(page, app.url, SIGNED_IN_PAGES);

  await page.getByRole('button', { name: /^Account of/ }).click();
  await expect(async () => {
    const menu = await page.getByRole('menu').boundingBox();
    expect((menu?.x ?? 0) + (menu?.width ?? Infinity)).toBeLessThanOrEqual(320);
  }).toPass();
  await browser.close();
});
