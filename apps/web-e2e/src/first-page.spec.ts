import { seriousFindings } from './support/axe';
import { expect, RunningApp, test } from './support/live-tz';
import { PASSWORD, uniqueName } from './support/users';
import { WatchedDigits } from './support/watched-digits';

test('a visitor sees clocks tick without a live connection, adds one, and keeps them with an account', async ({
  page,
  app,
}) => {
  const sockets: string[] = [];
  page.on('websocket', (socket) => sockets.push(socket.url()));
  await page.goto(app.url);
  // The zone of the device.
  await expect(page.getByRole('article').first()).toHaveAccessibleName('Berlin');
  await expect(page.getByRole('article').first()).toContainText('Your time');
  await expect(page.getByRole('article')).toHaveCount(7);
  await expect(page.getByTestId('time').first()).toHaveText(/\d\d:\d\d:\d\d/);
  const digits = await WatchedDigits.of(page, 'Tokyo');
  await digits.waitFor(4);
  await digits.expectUnbroken();
  expect(sockets).toEqual([]);
  await expect.poll(() => seriousFindings(page)).toEqual([]);

  await page.getByRole('combobox').fill('Kathmandu');
  await page.getByRole('option').first().waitFor();
  await page.getByRole('combobox').press('Enter');
  await expect(page.getByRole('article', { name: 'Kathmandu' }).getByTestId('time')).toHaveAttribute(
    'datetime',
    /\+05:45$/,
  );
  await page.getByRole('button', { name: 'Remove Sydney' }).click();
  await page.reload();
  await expect(page.getByRole('article', { name: 'Kathmandu' })).toBeVisible();

  await page.getByRole('link', { name: 'Keep these clocks' }).click();
  await page.getByLabel('User name').fill(uniqueName());
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('article')).toHaveCount(7);
  const names = await page
    .getByRole('article')
    .evaluateAll((cards) => cards.map((card) => card.ariaLabel ?? ''));
  expect(names).toEqual(['Berlin', 'San Francisco', 'New York', 'London', 'Mumbai', 'Tokyo', 'Kathmandu']);
});

test('without a first page visitors get the sign-in page', async ({ page }) => {
  const app = await RunningApp.start({ FIRST_PAGE: 'off' });
  try {
    await page.goto(app.url);
    await expect(page).toHaveURL(/\/login$/);
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  } finally {
    await app.dispose();
  }
});
