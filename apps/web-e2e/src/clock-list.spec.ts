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
  expect(await seriousFindings(page)).toEqual([]);

  await undo(page, 'Tokyo').click();
  await expect.poll(() => labels(page)).toEqual(['Tokyo', 'Lima', 'Nairobi']);
  await undo(page, 'Lisbon').click();
  await expect.poll(() => labels(page)).toEqual(['Tokyo', 'Lisbon', 'Lima', 'Nairobi']);
  await expect(page.getByTestId('notice')).toHaveCount(0);
  await page.reload();
  await expect.poll(() => labels(page)).toEqual(['Tokyo', 'Lisbon', 'Lima', 'Nairobi']);
});
