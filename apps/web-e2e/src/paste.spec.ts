import type { AccountExport, Board } from '@live-tz/contracts';
import { BrowserLike } from '@live-tz/test-cluster';
import { axeFindings } from './support/axe';
import { expect, test } from './support/live-tz';
import { sidewaysScroll } from './support/sideways-scroll';
import { addClock, register, uniqueName } from './support/users';

const LIST = `Name,Where
🇩🇪 Anna,"Berlin, Germany"
Yuki,Asia/Tokyo
Sam,Springfield
Bo,W. Europe Standard Time
Kim,Sydnee
Lee,Qqqqqqqq`;

test('a pasted list is understood, corrected and added', async ({ page, app }) => {
  await register(page, app.url);
  await page.getByRole('link', { name: 'paste a list' }).click();
  await expect(page).toHaveTitle('Paste a list · Live TZ');

  // A list that is too long stays in the box.
  const box = page.getByLabel('Your list');
  const long = 'Berlin\n'.repeat(201);
  await box.fill(long);
  await page.getByRole('button', { name: 'Look up' }).click();
  await expect(page.getByText('This list has 201 lines.')).toBeVisible();
  await expect(box).toHaveValue(long);

  await box.fill(LIST);
  await page.getByRole('button', { name: 'Look up' }).click();
  await expect(page.getByRole('heading', { name: '3 clocks understood, 3 lines to decide' })).toBeFocused();
  const rows = page.locator('ltz-pasted-row');
  await expect(rows.nth(0)).toContainText('Berlin, Germany');
  await expect(rows.nth(0)).toContainText('UTC+01:00');
  await expect(rows.nth(0).getByRole('textbox')).toHaveValue('Anna');
  await expect.poll(() => axeFindings(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 844 });
  await expect.poll(() => sidewaysScroll(page)).toBe(0);

  await rows.nth(2).getByRole('combobox').selectOption({ index: 1 });
  await expect(rows.nth(2).getByRole('button', { name: /^Change the place/ })).toBeFocused();
  await rows
    .nth(4)
    .getByRole('button', { name: /^Search/ })
    .click();
  await expect(rows.nth(4).getByRole('combobox', { name: /^Place for/ })).toBeFocused();
  await page.keyboard.type('Sydney');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await expect(rows.nth(4)).toContainText('Sydney, Australia');
  await rows
    .nth(5)
    .getByRole('button', { name: /^Remove/ })
    .click();
  await expect(rows.nth(4).getByRole('button', { name: /^Remove/ })).toBeFocused();
  await page.getByRole('button', { name: 'Add 5 clocks' }).click();
  await expect(page.getByTestId('notice')).toContainText('5 clocks added to My clocks');
  await expect(page.getByRole('article')).toHaveCount(5);
  await expect(page.getByRole('article', { name: 'Anna' })).toContainText('Berlin');

  // To a new board, from the menu; what is there already is told.
  await page.getByRole('button', { name: /^Board:/ }).click();
  await page.getByRole('menuitem', { name: 'Paste a list' }).click();
  await box.fill('Yuki, Asia/Tokyo\nLima');
  await box.press('Tab');
  await page.keyboard.press('Enter');
  await expect(rows.nth(0)).toContainText('This clock is on the board already.');
  await page.getByLabel('Add to').selectOption('A new board');
  await expect(page.getByText('This clock is on the board already.')).toHaveCount(0);
  await page.getByLabel('Name of the new board').fill('Office');
  await page.getByRole('button', { name: 'Add 2 clocks' }).click();
  await expect(page).toHaveTitle('Office · Live TZ');
  await expect(page.getByRole('article')).toHaveCount(2);
});

/** An export without what the server makes anew: ids, revisions, the owner, times and what is not moved. */
function movedPart({ boards, preferences }: AccountExport): unknown {
  const plain = boards.map(({ clocks, ...board }: Board) => {
    const { id: _id, revision: _revision, owner: _owner, ...settings } = board;
    return { ...settings, clocks: clocks.map(({ id: _clockId, ...clock }) => clock) };
  });
  return { boards: plain, preferences };
}

test('the export of an account is added to another one exactly, and never replaces what is there', async ({
  page,
  app,
}) => {
  const hours = { from: '22:00', until: '06:00', days: [1, 2, 7] };
  const source = await BrowserLike.register(app.url, uniqueName());
  await source.post('/users/me/zones', { zone: 'Asia/Calcutta', label: '<b>Mum</b> & Dad' });
  await source.post('/boards', {
    name: 'Team 🚀',
    layout: 'timeline',
    sort: 'offset',
    hours,
    clocks: [
      {
        zone: 'Europe/Berlin',
        place: 'Leipzig',
        country: 'Germany',
        latitude: 51.34,
        longitude: 12.37,
        hours,
      },
      { zone: 'UTC', label: 'Servers', note: 'x'.repeat(500) },
      { zone: 'UTC', label: 'Servers', note: 'Twice' },
    ],
  });
  await source.post('/boards', { name: 'Empty', layout: 'list' });
  await source.patch('/users/me/preferences', {
    hourCycle: 'h12',
    homeZone: 'Asia/Tokyo',
    showSeconds: false,
  });
  const { body: exported } = await source.get<AccountExport>('/users/me/export');
  const file = {
    name: 'live-tz.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(exported)),
  };

  await register(page, app.url);
  await page.getByRole('link', { name: 'paste a list' }).click();
  const chooser = page.getByLabel('Open a file');
  await chooser.setInputFiles({ ...file, buffer: Buffer.from('{"boards": [{"na') });
  await expect(page.getByText('This file is damaged or incomplete.')).toBeVisible();
  await chooser.setInputFiles(file);
  await expect(page.getByRole('heading', { name: 'Boards in this file' })).toBeFocused();
  await expect(page.getByText('Your board has no clocks, so it becomes the first of these.')).toBeVisible();
  await expect.poll(() => axeFindings(page)).toEqual([]);
  await page.getByLabel('Settings').check();
  // The server makes the second board, but its answer does not arrive.
  let isLost = false;
  await page.route('**/api/v1/boards', async (route) => {
    if (isLost || route.request().method() !== 'POST') return route.fallback();
    isLost = true;
    await route.fetch();
    return route.abort();
  });
  await page.getByRole('button', { name: 'Add 3 boards' }).click();
  await expect(page.getByText('1 of 3 boards added')).toBeVisible();
  await page.getByRole('button', { name: 'Add 2 boards' }).click();
  await expect(page.getByTestId('notice')).toContainText('3 boards added');
  const answer = await page.request.get(`${app.url}/api/v1/users/me/export`);
  expect(movedPart((await answer.json()) as AccountExport)).toEqual(movedPart(exported));

  // Once more, without the settings and the empty board: what is there stays.
  await addClock(page, 'Lima');
  await page.getByRole('button', { name: /^Board:/ }).click();
  await page.getByRole('menuitem', { name: 'Paste a list' }).click();
  await chooser.setInputFiles(file);
  await page.getByLabel('Empty').uncheck();
  await page.getByRole('button', { name: 'Add 2 boards' }).click();
  await expect(page.getByTestId('notice')).toContainText('2 boards added');
  const list = await page.request.get(`${app.url}/api/v1/boards`);
  expect(
    ((await list.json()) as (Board & { clockCount: number })[]).map(({ name, clockCount }) => [
      name,
      clockCount,
    ]),
  ).toEqual([
    ['My clocks', 2],
    ['Team 🚀', 3],
    ['Empty', 0],
    ['My clocks', 1],
    ['Team 🚀', 3],
  ]);
});
