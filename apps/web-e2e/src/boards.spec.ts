import type { Page } from '@playwright/test';
import { seriousFindings } from './support/axe';
import { expect, test } from './support/live-tz';
import { addClock, register } from './support/users';

function labels(page: Page): Promise<string> {
  return page
    .getByRole('article')
    .evaluateAll((cards) => cards.map((card) => card.ariaLabel ?? '').join(', '));
}

async function chooseInMenu(page: Page, button: RegExp, item: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('menu').getByText(item, { exact: true }).click();
}

test('a user makes, fills, shows and deletes a second board', async ({ page, app }) => {
  await register(page, app.url);
  await addClock(page, 'Tokyo');
  await addClock(page, 'Lisbon');
  await chooseInMenu(page, /^Board:/, 'New board');
  await page.getByLabel('Name').fill('Team');
  await expect.poll(() => seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/b\/[\w-]+$/);
  await expect(page).toHaveTitle('Team · Live TZ');
  await addClock(page, 'Lima');

  // Another board's clock comes along with its label.
  await page.goto(app.url);
  await chooseInMenu(page, /^More for Lisbon/, 'Move to another board');
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await expect.poll(() => labels(page)).toBe('Tokyo');
  await page.getByRole('button', { name: /^Board:/ }).click();
  await expect.poll(() => seriousFindings(page)).toEqual([]);
  await page.getByRole('menuitemradio', { name: 'Team' }).click();
  await expect.poll(() => labels(page)).toBe('Lima, Lisbon');

  // The layout and the order stay with the board.
  await chooseInMenu(page, /^View:/, 'From west to east');
  for (const layout of ['List', 'Timeline', 'Cards']) {
    await chooseInMenu(page, /^View:/, layout);
    await page.reload();
    await expect(page.getByRole('button', { name: `View: ${layout}` })).toBeVisible();
    await expect(page.locator('ltz-timeline-row')).toHaveCount(layout === 'Timeline' ? 2 : 0);
    await expect(page.locator('.state').first()).toHaveText(/Working|Awake|Asleep|Weekend/);
    await expect.poll(() => seriousFindings(page)).toEqual([]);
  }

  await chooseInMenu(page, /^Board:/, 'Delete');
  await expect.poll(() => labels(page)).toBe('Tokyo');
  await page.getByTestId('notice').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => labels(page)).toBe('Lima, Lisbon');
});

test('a clock gets hours and a note, and its state follows the hours', async ({ page, app }) => {
  await register(page, app.url);
  await addClock(page, 'Tokyo');
  await chooseInMenu(page, /^More for Tokyo/, 'Hours and note');
  await page.getByLabel('Different from those of the board').check();
  await page.getByLabel('From', { exact: true }).fill('00:00');
  await page.getByLabel('until', { exact: true }).fill('00:00');
  for (const day of ['Saturday', 'Sunday']) await page.getByLabel(day).check();
  await page.getByLabel('Note').fill('Calls before noon');
  await expect.poll(() => seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save' }).click();
  const card = page.getByRole('article', { name: 'Tokyo' });
  await expect(card.locator('.state')).toHaveText('Working');
  await expect(card.getByText('Calls before noon')).toBeVisible();
  await page.reload();
  await expect(card.locator('.state')).toHaveText('Working');
});

test('two pages edit one board: each follows the other, and nothing is lost, doubled or moved under the cursor', async ({
  page,
  context,
  app,
}) => {
  await register(page, app.url);
  await addClock(page, 'Tokyo');
  await addClock(page, 'Lisbon');
  const other = await context.newPage();
  await other.goto(app.url);
  await expect(other.getByTestId('connection')).toContainText('Live');
  await chooseInMenu(page, /^More for Tokyo/, 'Rename');
  await page.getByLabel('Name of this clock').fill('Ana');
  await page.keyboard.press('Enter');
  await expect.poll(() => labels(other)).toBe('Ana, Lisbon');

  // A menu is open on the other page while this one moves its clock.
  await other.getByRole('button', { name: 'More for Lisbon' }).click();
  await other.getByRole('menuitem', { name: 'Rename' }).waitFor();
  await page.getByRole('article', { name: 'Ana' }).focus();
  const moved = other.waitForResponse((response) => /\/boards\/[\w-]+$/.test(response.url()));
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => labels(page)).toBe('Lisbon, Ana');
  await moved;
  await expect.poll(() => labels(other)).toBe('Ana, Lisbon');
  await other.keyboard.press('Escape');
  await expect.poll(() => labels(other)).toBe('Lisbon, Ana');
  await expect(other.getByRole('button', { name: 'More for Lisbon' })).toBeFocused();

  await Promise.all([addClock(page, 'Lima'), addClock(other, 'Oslo')]);
  for (const each of [page, other]) {
    await expect(each.getByRole('article')).toHaveCount(4);
    for (const name of ['Lima', 'Oslo']) await expect(each.getByRole('article', { name })).toHaveCount(1);
  }
  await expect.poll(() => labels(page)).toBe(await labels(other));
});
