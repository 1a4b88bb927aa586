import { BrowserLike } from '@live-tz/test-cluster';
import { seriousFindings } from './support/axe';
import { expect, PASSWORD, test } from './support/live-tz';
import { register, signIn } from './support/users';

test('a user signs out another device, whose page then shows the sign-in', async ({ page, app, browser }) => {
  const username = await register(page, app.url);
  const elsewhere = await browser.newContext({ userAgent: 'Mozilla/5.0 (Windows NT 10.0) Firefox/145.0' });
  const other = await elsewhere.newPage();
  await signIn(other, app.url, username);

  await page.goto(`${app.url}/settings`);
  const devices = page.getByRole('list', { name: 'Signed-in devices' });
  await expect(devices.getByRole('listitem')).toHaveCount(2);
  await expect(devices.getByRole('listitem').filter({ hasText: 'This device' })).toHaveCount(1);
  await page.getByRole('button', { name: 'Sign out Firefox on Windows' }).click();
  await expect(devices.getByRole('listitem')).toHaveCount(1);
  await expect(page.getByText('Firefox on Windows is signed out.')).toBeVisible();
  await other.waitForURL('**/login**');
  await elsewhere.close();
});

test('all other devices are signed out at once', async ({ page, app }) => {
  const username = await register(page, app.url);
  const others = [await BrowserLike.open(app.url), await BrowserLike.open(app.url)];
  for (const other of others) await other.post('/auth/login', { username, password: PASSWORD });
  await page.goto(`${app.url}/settings`);
  const devices = page.getByRole('list', { name: 'Signed-in devices' });
  await expect(devices.getByRole('listitem')).toHaveCount(3);
  await expect.poll(() => seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Sign out other devices' }).click();
  await expect(devices.getByRole('listitem')).toHaveCount(1);
  for (const other of others) expect((await other.get('/users/me')).status).toBe(401);
});
