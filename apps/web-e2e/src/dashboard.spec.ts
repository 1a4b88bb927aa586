import { expect, test } from './support/live-tz';
import { addClock, register, registerByPage, signIn, signOut } from './support/users';
import { WatchedDigits } from './support/watched-digits';

test('a user registers, sees Tokyo and Kathmandu tick, finds them after a reload, and is signed out by the log-out', async ({
  page,
  app,
}) => {
  await page.goto(app.url);
  await expect(page.getByRole('link', { name: 'Keep these clocks' })).toBeVisible();
  const username = await registerByPage(page, app.url);
  await addClock(page, 'Tokyo');
  await addClock(page, 'Kathmandu');
  await expect(page.getByTestId('connection')).toContainText('Live');
  await expect(page.getByTestId('connection')).toContainText('2026f');

  const watched = await Promise.all([WatchedDigits.of(page, 'Tokyo'), WatchedDigits.of(page, 'Kathmandu')]);
  for (const digits of watched) {
    await digits.waitFor(11);
    await digits.expectUnbroken();
  }

  const [tokyo = '', kathmandu = ''] = await Promise.all(
    ['Tokyo', 'Kathmandu'].map((label) =>
      page.getByRole('article', { name: label }).getByTestId('time').getAttribute('datetime'),
    ),
  );
  expect(tokyo).toMatch(/\+09:00$/);
  expect(kathmandu).toMatch(/\+05:45$/);

  await page.reload();
  await expect(page.getByRole('article')).toHaveCount(2);
  await expect(page.getByRole('article', { name: 'Kathmandu' })).toContainText('UTC+05:45');

  await signOut(page);
  await page.goto(app.url);
  await expect(page.getByRole('article', { name: 'Kathmandu' })).toHaveCount(0);
  await expect(page.getByRole('article', { name: 'Tokyo' })).toBeVisible();
  await signIn(page, app.url, username);
  await expect(page.getByRole('article')).toHaveCount(2);
});

test('a log-out in one tab signs out the other', async ({ page, app, context }) => {
  await register(page, app.url);
  const other = await context.newPage();
  await other.goto(app.url);
  await expect(other.getByTestId('connection')).toContainText('Live');
  await signOut(page);
  await expect(other).toHaveURL(/\/login/);
});

test('an empty dashboard offers the user’s own zone with one click', async ({ page, app }) => {
  await register(page, app.url);
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.getByRole('button', { name: 'Use my zone' }).click();
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(page.getByRole('article').getByTestId('time')).toHaveAttribute('datetime', /\+0[12]:00$/);
});

test('clocks are renamed, moved with the keyboard, removed, and restored in their place', async ({
  page,
  app,
}) => {
  await register(page, app.url);
  for (const place of ['Tokyo', 'Lisbon', 'Nairobi']) await addClock(page, place);
  const labels = (): Promise<string[]> =>
    page.getByRole('article').evaluateAll((cards) => cards.map((card) => card.ariaLabel ?? ''));

  await page.getByRole('button', { name: 'More for Lisbon' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByLabel('Name of this clock').fill('Ana');
  await page.getByLabel('Name of this clock').press('Enter');
  await expect(page.getByRole('article', { name: 'Ana' })).toBeVisible();

  await page.getByRole('button', { name: 'More for Nairobi' }).focus();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(labels).toEqual(['Tokyo', 'Nairobi', 'Ana']);

  await page.getByRole('button', { name: 'More for Nairobi' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect.poll(labels).toEqual(['Tokyo', 'Ana']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(labels).toEqual(['Tokyo', 'Nairobi', 'Ana']);
  await page.reload();
  await expect.poll(labels).toEqual(['Tokyo', 'Nairobi', 'Ana']);
});

test('preferences are saved', async ({ page, app }) => {
  await register(page, app.url);
  await addClock(page, 'Tokyo');
  await page.goto(`${app.url}/settings`);
  await page.getByRole('radio', { name: /12/ }).check({ force: true });
  // Leaving the page would cancel a request that has not been answered yet.
  const saved = page.waitForResponse((response) => response.request().postData()?.includes('dark') === true);
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await saved;
  await page.goto(app.url);
  await expect(page.getByRole('article', { name: 'Tokyo' }).getByTestId('time')).toContainText(/[AP]M/i);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
