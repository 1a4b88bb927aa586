import type { Page } from '@playwright/test';
import { seriousFindings } from './support/axe';
import { expect, test } from './support/live-tz';
import { addClock, register } from './support/users';

function labels(page: Page): Promise<string[]> {
  return page.getByRole('article').evaluateAll((cards) => cards.map((card) => card.ariaLabel ?? ''));
}

async function remove(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${label}` }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(page.getByRole('article', { name: label })).toHaveCount(0);
}

function undo(page: Page, label: string) {
  return page
    .getByTestId('notice')
    .filter({ hasText: `${label} removed.` })
    .getByRole('button', { name: 'Undo' });
}

test('each of two removals can be undone, in any order, after a move in between', async ({ page, app }) => {
  await register(page, app.url);
  for (const place of ['Tokyo', 'Lisbon', 'Nairobi', 'Lima']) await addClock(page, place);
  await remove(page, 'Tokyo');
  await remove(page, 'Lisbon');
  await page.getByRole('button', { name: 'More for Lima' }).focus();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => labels(page)).toEqual(['Lima', 'Nairobi']);
  await expect(undo(page, 'Lisbon')).toBeVisible();
  await expect.poll(() => seriousFindings(page)).toEqual([]);

  await undo(page, 'Tokyo').click();
  await expect.poll(() => labels(page)).toEqual(['Tokyo', 'Lima', 'Nairobi']);
  await undo(page, 'Lisbon').click();
  await expect.poll(() => labels(page)).toEqual(['Tokyo', 'Lisbon', 'Lima', 'Nairobi']);
  await expect(page.getByTestId('notice')).toHaveCount(0);
  await page.reload();
  await expect.poll(() => labels(page)).toEqual(['Tokyo', 'Lisbon', 'Lima', 'Nairobi']);
});

test('a clock that is added below the fold is scrolled into view', async ({ page, app }) => {
  await page.setViewportSize({ width: 400, height: 500 });
  await register(page, app.url);
  for (const place of ['Tokyo', 'Lisbon', 'Nairobi', 'Lima', 'Oslo', 'Cairo']) {
    await addClock(page, place);
    await expect(page.getByRole('article', { name: place })).toBeInViewport({ ratio: 1 });
  }
  await expect(page.locator('.cdk-live-announcer-element')).toHaveText('Cairo added');
});

test('the same place is not added twice without a word, but under a name of its own', async ({
  page,
  app,
}) => {
  await register(page, app.url);
  await addClock(page, 'Tokyo');
  await addClock(page, 'Tokyo');
  await expect(page.getByTestId('notice').filter({ hasText: 'Tokyo is already there.' })).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect.poll(() => seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Add with a new name' }).click();
  await expect(page.getByLabel('Name of this clock')).toBeFocused();
  await page.keyboard.type('Office');
  await page.keyboard.press('Enter');
  await expect.poll(() => labels(page)).toEqual(['Tokyo', 'Office']);
});

test('a clock ticks while it is dragged', async ({ page, app }) => {
  await register(page, app.url);
  for (const place of ['Tokyo', 'Lisbon']) await addClock(page, place);
  await expect(page.getByTestId('connection')).toContainText('Live');
  await page.getByRole('heading', { name: 'Tokyo' }).hover();
  await page.mouse.down();
  const preview = page.locator('.cdk-drag-preview time');
  await expect(async () => {
    await page.mouse.move(500, 500, { steps: 5 });
    await page.mouse.move(400, 400, { steps: 5 });
    expect(await preview.count()).toBe(1);
  }).toPass();
  const second = (): Promise<string> => preview.innerText();
  const before = await second();
  await expect.poll(second).not.toBe(before);
  await page.mouse.up();
  await expect(preview).toHaveCount(0);
});

test('a label that is cut is shown whole on hover, focus and a long press', async ({ page, app }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await register(page, app.url);
  await addClock(page, 'Tokyo');
  const name = 'The office of the colleagues in Tokyo who start when everybody else sleeps';
  await page.getByRole('button', { name: 'More for Tokyo' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByLabel('Name of this clock').fill(name);
  await page.getByLabel('Name of this clock').press('Enter');
  const whole = page.getByTestId('whole-label');
  await page.getByRole('combobox').focus();
  await expect(whole).toBeHidden();
  await page.getByRole('heading', { name }).hover();
  await expect(whole).toHaveText(name);
  await page.getByRole('combobox').hover();
  await expect(whole).toBeHidden();
  // Focused by the keyboard, which alone shows where the focus is.
  await page.keyboard.press('Escape');
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(page.getByRole('article', { name })).toBeFocused({ timeout: 100 });
  }).toPass();
  await expect(whole).toBeVisible();
  // The menu, which a long press opens.
  await page.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).waitFor();
  await expect(whole).toBeVisible();
  await expect.poll(() => seriousFindings(page)).toEqual([]);
});
