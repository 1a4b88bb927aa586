import type { CDPSession, Page } from '@playwright/test';
import { changeData, totpCode } from '@live-tz/test-cluster';
import { seriousFindings } from './support/axe';
import { expect, PASSWORD, runCommand, RunningApp, test } from './support/live-tz';
import { sidewaysScroll } from './support/sideways-scroll';
import { register, signOut, uniqueName } from './support/users';

const REAUTHENTICATION_EXPIRES = `UPDATE sessions SET sess = jsonb_set(sess::jsonb, '{reauthenticatedAtMs}', '0')::json`;

/** A server for this file alone. It keeps its port while a test changes its data. */
let app: RunningApp;
test.beforeAll(async () => {
  app = await RunningApp.start();
});
test.afterAll(() => app.dispose());

/** Passkeys need a name instead of an IP address. */
function siteUrl(): string {
  return app.url.replace('127.0.0.1', 'localhost');
}

async function expireReauthentication(): Promise<void> {
  const port = new URL(app.url).port;
  await app.end();
  changeData(app.dataDir, REAUTHENTICATION_EXPIRES);
  app = await RunningApp.start({ PORT: port }, app.dataDir);
}

/** Gives the page a device with passkeys, which verifies its user without asking. */
async function addAuthenticator(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return session;
}

/** Sets up an authenticator app in the settings. @returns its secret */
async function setUpTotp(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
  await expect(page.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible();
  const secret = ((await page.locator('ltz-totp-setup code').textContent()) ?? '').replaceAll(' ', '');
  await expect.poll(() => seriousFindings(page)).toEqual([]);
  // The code of the previous step is valid as well, and leaves two more for the test.
  await page.getByLabel('Code from the app').fill(totpCode(secret, Date.now() - 30_000));
  await page.getByRole('button', { name: 'Turn it on' }).click();
  await expect(page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10);
  return secret;
}

async function addPasskey(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name of a new passkey').fill(name);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByRole('list', { name: 'Passkeys' })).toContainText(name);
}

async function givePassword(page: Page, username: string): Promise<void> {
  await page.goto(`${siteUrl()}/login`);
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByLabel('Code')).toBeFocused();
}

test('a user sets up an authenticator app, and signs in with its code, or with a recovery code', async ({
  page,
}) => {
  const username = await register(page, siteUrl());
  await page.goto(`${siteUrl()}/settings`);
  const secret = await setUpTotp(page);
  const codes = await page
    .getByRole('list', { name: 'Recovery codes' })
    .getByRole('listitem')
    .allTextContents();
  await expect.poll(() => seriousFindings(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  await expect.poll(() => sidewaysScroll(page)).toBe(0);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('button', { name: 'I have saved them' }).click();
  await expect(page.getByText('10 left. New ones replace them.')).toBeVisible();

  await signOut(page);
  await givePassword(page, username);
  await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible();
  await expect(page.getByLabel('Code')).toHaveAttribute('autocomplete', 'one-time-code');
  await expect.poll(() => seriousFindings(page)).toEqual([]);
  await page.getByLabel('Code').fill('000000');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This code is wrong or was used before.')).toBeVisible();
  await expect(page.getByLabel('Code')).toBeFocused();
  await page.getByLabel('Code').fill(totpCode(secret));
  await page.keyboard.press('Enter');
  await page.getByRole('combobox').waitFor();

  await signOut(page);
  await givePassword(page, username);
  await page.getByLabel('Code').fill(codes[0]!.trim());
  await page.keyboard.press('Enter');
  await page.getByRole('combobox').waitFor();
  await page.goto(`${siteUrl()}/settings`);
  await expect(page.getByText('9 left. New ones replace them.')).toBeVisible();
});

test('a user adds a passkey, and signs in with it after the password and by itself', async ({ page }) => {
  const device = await addAuthenticator(page);
  const username = await register(page, siteUrl());
  await page.goto(`${siteUrl()}/settings`);
  await addPasskey(page, 'This laptop');
  await page.getByRole('button', { name: 'I have saved them' }).click();
  await expect.poll(() => seriousFindings(page)).toEqual([]);

  await signOut(page);
  await givePassword(page, username);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.getByRole('combobox').waitFor();

  await signOut(page);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByRole('button', { name: `Account of ${username}` })).toBeVisible();

  await page.goto(`${siteUrl()}/settings`);
  await expect(page.getByText(/Passkey, added .*, last used/)).toBeVisible();
  await page.getByRole('button', { name: 'Remove This laptop' }).click();
  await expect(page.getByText('This laptop is removed.')).toBeVisible();
  await signOut(page);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByText('This passkey was not accepted. Try again.')).toBeVisible();
  await device.detach();
});

test('a passkey that the user does not give is a sentence, not a fault', async ({ page }) => {
  const device = await addAuthenticator(page);
  await page.goto(`${siteUrl()}/login`);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByText('No passkey was used. Try again when you are ready.')).toBeVisible();
  await device.detach();
});

test('where the password is requested again, so is the second step', async ({ page }) => {
  const device = await addAuthenticator(page);
  await register(page, siteUrl());
  await page.goto(`${siteUrl()}/settings`);
  const secret = await setUpTotp(page);
  await page.getByRole('button', { name: 'I have saved them' }).click();
  await addPasskey(page, 'This laptop');
  for (const how of ['passkey', 'code'] as const) {
    await expireReauthentication();
    const username = uniqueName();
    await page.getByLabel('Your user name').fill(username);
    await page.getByRole('button', { name: 'Change user name' }).click();
    const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' });
    await dialog.getByLabel('Your password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(dialog.getByLabel('Code')).toBeFocused();
    await expect.poll(() => seriousFindings(page)).toEqual([]);
    if (how === 'passkey') {
      await dialog.getByRole('button', { name: 'Use a passkey' }).click();
    } else {
      await dialog.getByLabel('Code').fill(totpCode(secret));
      await page.keyboard.press('Enter');
    }
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('button', { name: `Account of ${username}` })).toBeVisible();
  }
  await device.detach();
});

test('an administrator turns it off for a user, who reads so in the settings', async ({ page, browser }) => {
  const username = await register(page, siteUrl());
  await page.goto(`${siteUrl()}/settings`);
  await setUpTotp(page);

  const elsewhere = await browser.newContext();
  const office = await elsewhere.newPage();
  const admin = await register(office, siteUrl());
  await runCommand('users', ['make-admin', admin], { DATA_DIR: app.dataDir });
  await office.goto(`${siteUrl()}/admin`);
  await office.getByRole('button', { name: username }).click();
  await office.getByRole('button', { name: 'Turn off two-step sign-in' }).click();
  await expect(office.getByText('they sign in with their password alone')).toBeVisible();
  await elsewhere.close();

  await page.reload();
  await expect(page.getByText(/An administrator turned it off for you on/)).toBeVisible();
  await expect.poll(() => seriousFindings(page)).toEqual([]);
});

test('where it is required, a new user sets it up before anything else', async ({ page }) => {
  const strict = await RunningApp.start({ REQUIRE_SECOND_FACTOR: 'everyone' });
  const url = strict.url.replace('127.0.0.1', 'localhost');
  const refused: string[] = [];
  page.on('response', (response) => response.status() === 403 && refused.push(response.url()));
  await page.goto(`${url}/register`);
  await page.getByLabel('User name').fill(uniqueName());
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL('**/two-step');
  await expect(page.getByRole('heading', { name: 'Set up a second step' })).toBeVisible();
  await expect.poll(() => seriousFindings(page)).toEqual([]);
  for (const path of ['', '/settings']) {
    await page.goto(url + path);
    await page.waitForURL('**/two-step');
  }
  // Nothing of the dashboard has been there, not even for a moment.
  expect(refused).toEqual([]);
  await setUpTotp(page);
  await page.getByRole('button', { name: 'I have saved them' }).click();
  await page.getByRole('link', { name: 'Continue to your clocks' }).click();
  await expect(page.getByRole('combobox')).toBeVisible();
  await strict.dispose();
});
