import type { Page } from '@playwright/test';
import { axeFindings, phoneTargetFindings } from './support/axe';
import { expect, runCommand, test } from './support/live-tz';
import { addClock, register } from './support/users';

async function expectNoFindings(page: Page, where: string): Promise<void> {
  await expect.poll(() => axeFindings(page), where).toEqual([]);
}

async function expectLargeTargets(page: Page, where: string): Promise<void> {
  await expect.poll(() => phoneTargetFindings(page), `${where} on a phone`).toEqual([]);
}

async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect(page.locator('#first-paint')).toHaveCount(0);
}

test('axe finds nothing on the pages for viewers who are not signed in', async ({ page, app }) => {
  for (const path of ['/login', '/register', '/reset#token', '/no-such-page', '/convert']) {
    await open(page, app.url + path);
    await expectNoFindings(page, path);
    await expectLargeTargets(page, path);
  }
  for (const path of [
    '2027-01-15T15:00/Europe/Berlin?to=UTC',
    '2027-03-28T02:30/Europe/Berlin',
    'nonsense',
  ]) {
    await page.goto(`${app.url}/at/${path}`);
    await page.getByTestId('moment').or(page.getByRole('alert')).first().waitFor();
    await expectNoFindings(page, path);
  }
  await page.goto(`${app.url}/login`);
  await page.getByLabel('User name').fill('nobody');
  await page.getByLabel('Password', { exact: true }).fill('something else');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('alert').waitFor();
  await expectNoFindings(page, 'a refused sign-in');
});

test('axe finds nothing on the dashboard, with its menus, search, notices and renaming open', async ({
  page,
  app,
}) => {
  await register(page, app.url);
  await expectNoFindings(page, 'no clocks');
  for (const place of ['Tokyo', 'Kathmandu', 'New York']) await addClock(page, place);
  await page.getByRole('combobox').fill('a');
  await page.getByRole('option').first().waitFor();
  await expectNoFindings(page, 'the search');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'More for Tokyo' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).waitFor();
  await expectNoFindings(page, 'the menu of a clock');
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByLabel('Name of this clock').waitFor();
  await expectNoFindings(page, 'renaming');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Settings' }).waitFor();
  await expectNoFindings(page, 'the menu of the account');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'More for Kathmandu' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  for (const summary of await page.locator('summary').all()) await summary.click();
  await page.getByRole('button', { name: 'Go to a time' }).click();
  await page.getByRole('textbox', { name: 'Go to a time' }).fill('3pm Tokyo');
  await page.keyboard.press('Enter');
  await page.getByTestId('travelled-moment').waitFor();
  await expectNoFindings(page, 'a notice, all details, and another time');
  await expectLargeTargets(page, 'a dashboard at another time');
});

test('axe finds nothing on the settings, with a dialog open, and on the setup of a second step', async ({
  page,
  app,
}) => {
  await register(page, app.url);
  await open(page, `${app.url}/settings`);
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
  await page.getByRole('img', { name: /QR code/ }).waitFor();
  await expectNoFindings(page, 'the settings');
  await expectLargeTargets(page, 'the settings');
  await page.route('**/api/v1/users/me', (route) =>
    route.fulfill({
      status: 403,
      contentType: 'application/problem+json',
      json: {
        type: 'urn:live-tz:problem:forbidden',
        title: 'Forbidden',
        status: 403,
        detail: 'Give your password again.',
        code: 'reauthentication-required',
        requestId: 'test',
      },
    }),
  );
  await page.getByLabel('Your user name').fill('another-name');
  await page.getByRole('button', { name: 'Change user name' }).click();
  await page.getByRole('dialog').getByLabel('Your password').waitFor();
  await expectNoFindings(page, 'the dialog for the password');
  await open(page, `${app.url}/two-step`);
  await page.getByRole('button', { name: 'Set up an authenticator app' }).waitFor();
  await expectNoFindings(page, 'the setup of a second step');
});

test('axe finds nothing on the pages of administrators', async ({ page, app }) => {
  const username = await register(page, app.url);
  await open(page, `${app.url}/admin`);
  await expectNoFindings(page, 'the page for others');
  await runCommand('users', ['make-admin', username], { DATA_DIR: app.dataDir });
  await open(page, `${app.url}/admin`);
  await page.getByRole('main').getByRole('button', { name: username, expanded: false }).last().click();
  await page.getByRole('button', { name: 'Create reset link' }).click();
  await page.getByRole('button', { name: 'Copy link' }).waitFor();
  await expectNoFindings(page, 'the users');
  await expectLargeTargets(page, 'the users');
  await open(page, `${app.url}/admin/invitations`);
  await page.getByRole('button', { name: 'Create invitation' }).click();
  await page.getByRole('list', { name: 'Invitations' }).waitFor();
  await expectNoFindings(page, 'the invitations');
  await open(page, `${app.url}/admin/audit`);
  await page.getByRole('row').nth(1).waitFor();
  await expectNoFindings(page, 'the audit log');
});
