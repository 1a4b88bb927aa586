import type { Page } from '@playwright/test';
import { seriousFindings } from './support/axe';
import { expect, test } from './support/live-tz';
import { addClock, register } from './support/users';

function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.ariaLabel ?? document.activeElement?.textContent ?? '');
}

test('a clock is one tab stop: arrow keys move between clocks, Tab enters one, Enter opens its menu', async ({
  page,
  app,
}) => {
  await register(page, app.url);
  for (const place of ['Tokyo', 'Lisbon', 'Nairobi']) await addClock(page, place);
  await page.getByRole('button', { name: 'More for Tokyo' }).waitFor();
  const tabStops = await page
    .locator('ul.clock-grid *')
    .evaluateAll((elements) => elements.filter(({ tabIndex }) => tabIndex >= 0).length);
  expect(tabStops).toBe(1);

  await page.getByRole('article', { name: 'Tokyo' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('article', { name: 'Lisbon' })).toBeFocused();
  await expect.poll(() => seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'copy the time in Lisbon' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'More for Lisbon' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('article')).toHaveCount(3);
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('article') === null))
    .toBe(true);
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('article', { name: 'Lisbon' })).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeFocused();
});

test('a skip link leads past the header to the clocks', async ({ page, app }) => {
  await register(page, app.url);
  await addClock(page, 'Tokyo');
  await page.reload();
  await page.getByRole('article', { name: 'Tokyo' }).waitFor();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the clocks' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: 'Tokyo' })).toBeFocused();
  await expect(page).toHaveURL(`${app.url}/`);
});

test('after a navigation the focus is on the heading, and the title of the new page is announced', async ({
  page,
  app,
}) => {
  await register(page, app.url);
  await addClock(page, 'Tokyo');
  await page.getByRole('link', { name: 'Convert' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.locator('.cdk-live-announcer-element')).toHaveText('Convert · Live TZ');
  await page.getByRole('link', { name: 'Live TZ', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect.poll(() => focusedName(page)).toBe('Your clocks');
});
