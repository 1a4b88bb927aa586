import type { Browser, Page } from '@playwright/test';
import { seriousFindings } from './support/axe';
import { expect, PASSWORD, RunningApp, test } from './support/live-tz';
import { sidewaysScroll } from './support/sideways-scroll';
import { signIn, uniqueName } from './support/users';

/** A server for this file alone: where nobody can create an account without a link. */
let app: RunningApp;
test.beforeAll(async () => {
  app = await RunningApp.start({ REGISTRATION: 'invite' });
});
test.afterAll(() => app.dispose());

const adminName = 'operator';
let isFirst = true;

/** The link for the first administrator, as the log names it. */
async function firstAdminLink(): Promise<string> {
  await expect.poll(() => app.log.join('\n')).toContain('/register#');
  return /http\S*\/register#[\w-]+/.exec(app.log.join('\n'))?.[0] ?? '';
}

async function createAccount(page: Page, link: string, username: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('combobox').waitFor();
}

/** Signed in as the administrator, whose account the first call creates. */
async function openAsAdmin(page: Page, path: string): Promise<void> {
  if (isFirst) await createAccount(page, await firstAdminLink(), adminName);
  else await signIn(page, app.url, adminName);
  isFirst = false;
  await page.goto(app.url + path);
}

async function csrfToken(page: Page): Promise<string> {
  const cookies = await page.context().cookies(app.url);
  return decodeURIComponent(cookies.find(({ name }) => name === 'XSRF-TOKEN')?.value ?? '');
}

/** What somebody else sees who opens a page with a browser of their own. */
async function elsewhere(browser: Browser, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext();
  await use(await context.newPage());
  await context.close();
}

test('the first administrator and an invited user create their accounts with links', async ({
  page,
  browser,
}) => {
  await page.goto(`${app.url}/login`);
  await expect(page.getByText('Ask an administrator for an invitation link.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Create account' })).toHaveCount(0);
  await page.goto(`${app.url}/register`);
  await expect(page.getByText('You need an invitation link')).toBeVisible();

  await openAsAdmin(page, '/admin/invitations');
  await page.getByLabel('Note (optional)').fill('Lisbon team');
  await page.getByRole('button', { name: 'Create invitation' }).click();
  const link = (await page.locator('code').last().textContent()) ?? '';
  expect(link).toMatch(/^http\S*\/register#[\w-]{43}$/);
  const invitations = page.getByRole('list', { name: 'Invitations' });
  await expect(invitations).toContainText(/0 of 1 used · until \w{3},? \d+ \w{3},? \d\d:\d\d · by/);
  await expect.poll(() => seriousFindings(page)).toEqual([]);

  await elsewhere(browser, async (other) => {
    await other.goto(link);
    await expect(other.getByText('You have been invited.')).toBeVisible();
    await expect.poll(() => seriousFindings(other)).toEqual([]);
    await createAccount(other, link, uniqueName());
  });
  await elsewhere(browser, async (other) => {
    await other.goto(link);
    await expect(other.getByRole('alert')).toContainText('has been used, revoked or is too old');
    await expect(other.getByLabel('User name')).toHaveCount(0);
  });

  await page.reload();
  await expect(page.getByRole('list', { name: 'Invitations' })).toContainText('1 of 1 used');
  await page.getByRole('button', { name: 'Revoke invitation Lisbon team' }).click();
  await expect(page.getByText('There are no invitations.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Invitations', level: 1 })).toBeFocused();
});

test('an administrator creates an account, promotes its user, switches it off and deletes it', async ({
  page,
  browser,
}) => {
  const username = uniqueName();
  await openAsAdmin(page, '/admin');
  await page.getByLabel('User name', { exact: true }).fill(username);
  await page.getByRole('button', { name: 'Create account' }).click();
  const link = (await page.locator('code').first().textContent()) ?? '';
  const head = page.getByRole('button', { name: username, expanded: false });
  await expect(head).toContainText('No password yet');

  await elsewhere(browser, async (other) => {
    await other.goto(link);
    await expect(other.getByRole('heading', { name: 'Choose a password' })).toBeVisible();
    await expect(other.getByText(`Your user name is ${username}.`)).toBeVisible();
    await expect.poll(() => seriousFindings(other)).toEqual([]);
    await other.getByLabel('New password').fill(PASSWORD);
    await other.getByRole('button', { name: 'Set password' }).click();
    await expect(other.getByText('Your password is set.')).toBeVisible();
    await signIn(other, app.url, username);
  });

  await page.goto(`${app.url}/admin`);
  await head.click();
  await page.getByRole('button', { name: 'Make administrator' }).click();
  await expect(page.getByText('They are an administrator now.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove as administrator' }).click();
  await expect(page.getByText('They are no longer an administrator.')).toBeVisible();
  await page.getByRole('button', { name: 'Create reset link' }).click();
  const resetLink = (await page.locator('code').last().textContent()) ?? '';
  await page.getByRole('button', { name: 'Switch off' }).click();
  await expect(page.getByText('The link does not work while the account is switched off.')).toBeVisible();
  await expect.poll(() => seriousFindings(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  await expect.poll(() => sidewaysScroll(page)).toBe(0);

  await elsewhere(browser, async (other) => {
    await other.goto(resetLink);
    await expect(other.getByRole('alert')).toHaveText('Your account is switched off. Ask an administrator.');
    await expect(other.getByLabel('New password')).toHaveCount(0);
  });

  await page.getByRole('button', { name: 'Delete…' }).click();
  await page.getByRole('button', { name: `Delete ${username}` }).click();
  await expect(page.getByText(`${username} deleted`)).toBeVisible();
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('head');
});

test('one line says of a password what the server says', async ({ page }) => {
  await openAsAdmin(page, '/settings');
  await page.getByLabel('Current password').fill(PASSWORD);
  const field = page.locator('ltz-new-password-field');
  const box = page.getByLabel('New password');
  for (const [password, verdict] of [
    ['password', 'Choose another password: many people use this one.'],
    ['aaaaaaaaaaaa', 'Choose a password that does not repeat the same few characters.'],
    ['Dragon1987', 'many people use this one with the same small changes'],
    ['operator-1', 'less like your user name'],
  ] as const) {
    await box.fill(password);
    await expect(field.locator('.note')).toContainText(verdict);
    await page.getByRole('button', { name: 'Change password' }).click();
    await expect(box).toHaveAttribute('aria-invalid', 'true');
    await expect(field.locator('.note')).toHaveCount(1);
    // The server refuses it too.
    const answer = await page.request.put(`${app.url}/api/v1/users/me/password`, {
      data: { currentPassword: PASSWORD, newPassword: password },
      headers: { 'X-XSRF-TOKEN': await csrfToken(page) },
    });
    expect(await answer.text()).toContain(verdict);
  }
  await box.fill('other long words');
  await expect(field.locator('.note')).toHaveText('This password is accepted. Longer is safer.');
  await expect.poll(() => seriousFindings(page)).toEqual([]);
});

test('after ten wrong passwords the page says until when, and what to do', async ({ page }) => {
  await page.goto(`${app.url}/login`);
  await expect(page.getByText('Forgot your password?')).toBeVisible();
  const username = uniqueName();
  const button = page.getByRole('button', { name: 'Sign in' });
  await page.getByLabel('User name').fill(username);
  for (let attempt = 0; attempt <= 10; attempt += 1) {
    await page.getByLabel('Password', { exact: true }).fill(`guess ${attempt}`);
    const answered = page.waitForResponse((response) => response.url().endsWith('/auth/login'));
    await button.click();
    await answered;
  }
  await expect(page.getByRole('alert')).toHaveText(
    /^\s*Too many attempts\. Try again in 1[45] minutes\.\s*$/,
  );
  await expect(page.getByRole('timer')).toHaveText(/^You can try again in 1[45]:\d\d\.$/);
  await expect(button).toBeDisabled();
  await expect.poll(() => seriousFindings(page)).toEqual([]);
  await page.getByLabel('User name').fill(uniqueName());
  await expect(button).toBeEnabled();
});

test('where registration is closed the pages offer no account', async ({ page }) => {
  await app.end();
  app = await RunningApp.start({ REGISTRATION: 'closed', PORT: new URL(app.url).port }, app.dataDir);
  await page.goto(`${app.url}/login`);
  await expect(page.getByText('Ask an administrator to create an account for you.')).toBeVisible();
  await page.goto(`${app.url}/register`);
  await expect(page.getByText('Only administrators create accounts here.')).toBeVisible();
  await expect(page.getByLabel('User name')).toHaveCount(0);
  await expect.poll(() => seriousFindings(page)).toEqual([]);
});
