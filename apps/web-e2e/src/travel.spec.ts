import { seriousFindings } from './support/axe';
import { expect, test } from './support/live-tz';
import { addClock, register } from './support/users';

test('one drag moves every clock, the address has the moment, and one key leads back to now', async ({
  page,
  app,
}) => {
  await register(page, app.url);
  for (const place of ['Tokyo', 'Kathmandu']) await addClock(page, place);
  const time = (place: string) => page.getByRole('article', { name: place }).getByTestId('time');
  const slider = page.getByRole('slider', { name: 'Time on all clocks' });
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('travelled-moment')).toContainText(/:(00|15|30|45) in /);
  // The digits stand: no second is shown.
  await expect(time('Tokyo')).toHaveText(/^\s*\d\d:(00|15|30|45)\s*$/);
  await expect(page).toHaveURL(/\?at=\d{4}-\d\d-\d\dT\d\d:\d\dZ$/);
  await page.keyboard.press('Escape');
  await expect(time('Tokyo')).toHaveText(/\d\d:\d\d:\d\d/);
  await expect(page).toHaveURL(`${app.url}/`);
  await page.goBack();
  await expect(page.getByTestId('travelled-moment')).toBeVisible();
});

test('a moment is typed as people type, also one beyond the next change of the clocks', async ({
  page,
  app,
}) => {
  await register(page, app.url);
  for (const place of ['Berlin', 'New York']) await addClock(page, place);
  await page.getByRole('button', { name: 'Go to a time' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Berlin' }).click();
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.keyboard.press('t');
  const box = page.getByRole('textbox', { name: 'Go to a time' });
  await expect(box).toBeFocused();
  await page.keyboard.type('2031-03-30 02:30 berlin');
  // The page below the clocks is long, and they stay where they are.
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await box.press('Enter');
  await expect(page.getByText('Clocks in Berlin go forward from 02:00 to 03:00')).toBeVisible();
  await expect(page.getByTestId('travelled-moment')).toHaveText('Sun, 30 Mar 2031, 03:30 in Berlin');
  await expect(page.getByRole('article', { name: 'New York' }).getByTestId('time')).toHaveText(/21:30/);
  await expect.poll(() => seriousFindings(page)).toEqual([]);

  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  await expect(page.getByRole('article', { name: 'New York' }).getByTestId('time')).toHaveText(/21:30/);
});

test('the clocks can be paused, and the keys are listed', async ({ page, app }) => {
  await register(page, app.url);
  await addClock(page, 'Tokyo');
  const saved = page.waitForResponse(
    (response) => response.url().endsWith('/users/me/preferences') && response.request().method() === 'PATCH',
  );
  await page.getByRole('button', { name: 'Pause the clocks' }).click();
  await expect(page.getByText('Paused at')).toBeVisible();
  await saved;
  await page.reload();
  await page.getByRole('button', { name: 'Resume the clocks' }).click();
  await expect(page.getByRole('article', { name: 'Tokyo' }).getByTestId('time')).toHaveText(/:\d\d:\d\d/);
  // On a phone the menu of the view has the pause, and fits beside its button.
  await page.setViewportSize({ width: 320, height: 640 });
  await page.getByRole('button', { name: /^View:/ }).click();
  await page.getByRole('menuitem', { name: 'Pause the clocks' }).click();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByRole('button', { name: /^Board:/ }).click();
  await expect(async () => {
    const menu = await page.getByRole('menu').boundingBox();
    expect(menu?.x).toBeGreaterThanOrEqual(0);
    expect((menu?.y ?? 0) + (menu?.height ?? Infinity)).toBeLessThanOrEqual(640);
  }).toPass();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Tokyo' }).click();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expect.poll(() => seriousFindings(page)).toEqual([]);
});
