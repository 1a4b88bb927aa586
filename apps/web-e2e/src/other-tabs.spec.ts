import { expect, test } from './support/live-tz';
import { addClock, register } from './support/users';

test('hours, seconds and theme that are chosen in one tab apply to another', async ({
  page,
  app,
  context,
}) => {
  await register(page, app.url);
  await addClock(page, 'Tokyo');
  await expect(page.getByTestId('connection')).toContainText('Live');
  const other = await context.newPage();
  await other.goto(`${app.url}/settings`);
  await other.getByRole('radio', { name: /12/ }).check({ force: true });
  const time = page.getByRole('article', { name: 'Tokyo' }).getByTestId('time');
  await expect(time).toContainText(/[AP]M/i);
  await other.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const seconds = time.locator('ltz-second-digits');
  await expect(seconds).toHaveCount(1);
  await other.getByRole('radio', { name: 'Hidden' }).check({ force: true });
  await expect(seconds).toHaveCount(0);
});
