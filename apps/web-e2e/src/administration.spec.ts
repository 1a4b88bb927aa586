import type { Page } from '@playwright/test';
import { changeData } from '@live-tz/test-cluster';
import { seriousFindings } from './support/axe';
import { expect, runCommand, RunningApp, test } from './support/live-tz';
import { sidewaysScroll } from './support/sideways-scroll';
import { PASSWORD, register, uniqueName } from './support/users';

const EXPIRE_REAUTHENTICATION = `UPDATE sessions SET sess = jsonb_set(sess::jsonb, '{reauthenticatedAtMs}', '0')::json`;

/** A server for this file alone. It keeps its port while a test changes its data. */
let app: RunningApp;
test.beforeAll(async () => {
  app = await RunningApp.start();
});
test.afterAll(() => app.dispose());

async function expireReauthentication(): Promise<void> {
  await app.end();
  changeData(app.dataDir, EXPIRE_REAUTHENTICATION);
  app = await RunningApp.start({ PORT: new URL(app.url).port }, app.dataDir);
}

async function registerAdmin(page: Page): Promise<string> {
  const username = await register(page, app.url);
  await runCommand('users', ['make-admin', username], { DATA_DIR: app.dataDir });
  return username;
}

test('a sensitive action asks for the password again, then continues by itself', async ({ page }) => {
  await register(page, app.url);
  await page.goto(`${app.url}/settings`);
  await page.getByLabel('Your user name').waitFor();
  await expireReauthentication();

  const username = uniqueName();
  await page.getByLabel('Your user name').fill(username);
  await page.getByRole('button', { name: 'Change user name' }).click();
  const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' });
  await expect(dialog.getByLabel('Your password')).toBeFocused();
  await expect.poll(() => seriousFindings(page)).toEqual([]);

  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('Enter your password again to continue.')).toBeVisible();

  await page.getByRole('button', { name: 'Change user name' }).click();
  await dialog.getByLabel('Your password').fill('not the password');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog.getByText('This is not your current password.')).toBeVisible();
  await dialog.getByLabel('Your password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('Saved')).toBeVisible();
  await expect(page.getByRole('button', { name: `Account of ${username}` })).toBeVisible();
});

test('changing the password keeps the page signed in and connected', async ({ page }) => {
  await register(page, app.url);
  await page.goto(`${app.url}/settings`);
  const reconnected = page.waitForEvent('websocket');
  await page.getByLabel('Current password').fill(PASSWORD);
  await page.getByLabel('New password').fill('other long words');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Password changed. You are signed out on all other devices.')).toBeVisible();
  await reconnected;
  await page.goto(`${app.url}/settings`);
  await expect(page.getByLabel('Current password')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`the audit log, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('is linked from the users, can be filtered, and fits a phone', async ({ page }) => {
      const username = await registerAdmin(page);
      await page.goto(`${app.url}/admin`);
      await page.getByRole('link', { name: 'Audit log' }).click();
      await expect(page.getByRole('heading', { name: 'Audit log' })).toBeVisible();
      await page.getByLabel('User name, in full').fill(username);
      await expect(page.getByRole('row')).toHaveCount(3);
      await expect(page.getByRole('row').nth(1)).toContainText('Role granted');
      await page.getByLabel('What happened').selectOption('registered');
      await expect(page.getByRole('row')).toHaveCount(2);
      await expect.poll(() => seriousFindings(page)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      await expect.poll(() => sidewaysScroll(page)).toBe(0);
      await expect.poll(() => seriousFindings(page)).toEqual([]);
    });
  });
}
