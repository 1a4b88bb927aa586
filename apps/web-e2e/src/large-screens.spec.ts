import type { Page } from '@playwright/test';
import { showClocks } from './support/clocks';
import { expect, test } from './support/live-tz';
import { register } from './support/users';

/** The sizes, in pixels, of what does not belong to the digits. */
function sizesOf(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() => {
    const styleOf = (selector: string): CSSStyleDeclaration =>
      getComputedStyle(document.querySelector(selector) ?? document.body);
    return {
      radius: parseFloat(styleOf('article').borderTopLeftRadius),
      dot: parseFloat(styleOf('.dot').width),
      fact: parseFloat(styleOf('.facts').fontSize),
      connection: parseFloat(styleOf('[data-testid=connection]').fontSize),
    };
  });
}

test('on a 4K screen the radii, dots and facts grow with the digits', async ({ page, app }) => {
  await register(page, app.url);
  await page.setViewportSize({ width: 1920, height: 1080 });
  await showClocks(page, 8, 'Europe/Berlin');
  await expect(page.getByTestId('connection')).toContainText('Live');
  const desk = await sizesOf(page);
  await page.setViewportSize({ width: 3840, height: 2160 });
  await expect
    .poll(async () => {
      const wall = await sizesOf(page);
      return Math.min(...Object.entries(desk).map(([name, size]) => (wall[name] ?? 0) / size));
    })
    .toBeGreaterThanOrEqual(1.4);
});

test('a notice leaves the controls at the foot of the board free', async ({ page, app }) => {
  // Higher than the board, so that the bar is not there by scrolling.
  await page.setViewportSize({ width: 390, height: 2000 });
  await register(page, app.url);
  await showClocks(page, 3, 'Europe/Berlin');
  await expect(page.getByRole('slider')).toBeVisible();
  await page.getByRole('button', { name: 'More for Tokyo' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(async () => {
    const notice = await page.getByTestId('notice').boundingBox();
    const slider = await page.getByRole('slider').boundingBox();
    expect((notice?.y ?? Infinity) + (notice?.height ?? 0)).toBeLessThanOrEqual(slider?.y ?? 0);
  }).toPass({ timeout: 5_000 });
});
