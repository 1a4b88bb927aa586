import type { Page } from '@playwright/test';
import { expect, test } from './support/live-tz';
import { register } from './support/users';

/** The words of the rows that a search opens, once there are some. */
async function rowsFor(page: Page, text: string): Promise<string[]> {
  const answered = page.waitForResponse((response) => new URL(response.url()).searchParams.get('q') === text);
  await page.getByRole('combobox').fill(text);
  await answered;
  await page.getByRole('option').first().waitFor();
  return page.getByRole('option').allInnerTexts();
}

test('a city that no zone is named after keeps its name and country, also when it comes back', async ({
  page,
  app,
}) => {
  await register(page, app.url);
  await rowsFor(page, 'seattle');
  await page.getByRole('combobox').press('Enter');
  const seattle = page.getByRole('article', { name: 'Seattle' });
  await expect(seattle).toContainText('United States');
  await expect(seattle).toContainText('UTC−08:00');

  await page.getByRole('button', { name: 'More for Seattle' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(seattle).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(seattle).toContainText('United States');
  await page.reload();
  await expect(seattle).toContainText('United States');
});

test('towns of one name are shown, and kept, with their state', async ({ page, app }) => {
  await register(page, app.url);
  const rows = await rowsFor(page, 'springfield');
  expect(new Set(rows).size).toBe(rows.length);
  await page.getByRole('option', { name: 'Springfield, Illinois' }).click();
  await expect(page.getByRole('article', { name: 'Springfield, Illinois' })).toContainText('United States');
});

test('a place is found in the letters of its own language', async ({ page, app }) => {
  await register(page, app.url);
  expect((await rowsFor(page, '東京'))[0]).toContain('Tokyo');
  expect((await rowsFor(page, 'Київ'))[0]).toContain('Kyiv');
});
