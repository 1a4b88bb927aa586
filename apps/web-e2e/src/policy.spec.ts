import type { Page } from '@playwright/test';
import { expect, RunningApp, test } from './support/live-tz';
import { register, uniqueName } from './support/users';

/** The features that the policy allows: those that the page uses, and those that are harmless. */
const ALLOWED_FEATURES =
  /^(ch-.*|clipboard-write|cross-origin-isolated|fullscreen|interest-cohort|private-state-token-.*|publickey-credentials-(create|get)|screen-wake-lock)$/;
/** Features of recent releases of Chromium only: older ones would log an error for a policy that names them. */
const EXPERIMENTS =
  /^(aria-notify|captured-surface-control|deferred-fetch-minimal|digital-credentials-create|language-.*|local-network.*|loopback-network|media-playback-while-not-visible|on-device-speech-recognition|speaker-selection|summarizer|translator)$/;

let app: RunningApp;
test.beforeAll(async () => {
  app = await RunningApp.start({ BASE_PATH: '/tz' });
});
test.afterAll(() => app.dispose());

/** Collects the browser's messages about its policies, and failed responses. */
function collectViolations(page: Page): string[] {
  const violations: string[] = [];
  page.on('console', (message) => {
    if (/polic|permission|feature|refused|blocked/i.test(message.text())) violations.push(message.text());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) violations.push(`${response.status()} ${response.url()}`);
  });
  return violations;
}

test('no page below a base path violates its policy or requests a missing file', async ({ page }) => {
  const violations = collectViolations(page);
  await register(page, app.url);
  for (const path of [
    '/',
    '/settings',
    '/convert',
    '/at/2027-01-15T15:00/Europe/Berlin',
    '/at/2027-01-15T15:00/Etc/GMT+5/',
  ]) {
    await page.goto(app.url + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
  }
  expect(violations).toEqual([]);
});

test('the link to the export leads to it', async ({ page }) => {
  await register(page, app.url);
  await page.goto(`${app.url}/settings`);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download' }).click();
  expect(new URL((await download).url()).pathname).toBe('/tz/api/v1/users/me/export');
});

test('an injected base element has no effect', async ({ page, complaints }) => {
  await page.goto(`${app.url}/login`);
  const base = await page.evaluate(() => {
    const injected = document.createElement('base');
    injected.href = '/elsewhere/';
    document.head.append(injected);
    return document.baseURI;
  });
  expect(base).toBe(`${app.url}/login`);
  // The browser logs the violation.
  expect(complaints.splice(0).join()).toContain('base-uri');
});

test('pages may not use features of the browser that they do not need', async ({ page }) => {
  for (const path of ['/login', '/api/docs/']) {
    await page.goto(app.url + path);
    const allowed = await page.evaluate(() =>
      (
        document as unknown as { featurePolicy: { allowedFeatures(): string[] } }
      ).featurePolicy.allowedFeatures(),
    );
    expect(allowed).toContain('clipboard-write');
    expect(allowed.filter((name) => !ALLOWED_FEATURES.test(name) && !EXPERIMENTS.test(name))).toEqual([]);
  }
});

test('Swagger UI shows the operations, and no field to load another document', async ({ page }) => {
  const violations = collectViolations(page);
  await page.goto(`${app.url}/api/docs`);
  await page.getByText('/api/v1/zones', { exact: false }).first().waitFor();
  await expect(page.locator('.topbar')).toHaveCount(0);
  expect(violations).toEqual([]);
});

test('a password is hidden, can be pasted, and is stored unchanged', async ({ page }) => {
  const password = '  Drei \u00fcber <b>lange</b> "W\u00f6rter" \u{1f570} ';
  const username = uniqueName();
  await page.goto(`${app.url}/register`);
  const field = page.getByLabel('Password', { exact: true });
  await expect(field).toHaveAttribute('type', 'password');
  await expect(field).toHaveAttribute('autocomplete', 'new-password');
  await page.getByLabel('User name').fill(password);
  await page.getByLabel('User name').press('ControlOrMeta+a');
  await page.getByLabel('User name').press('ControlOrMeta+x');
  await field.press('ControlOrMeta+v');
  await expect(field).toHaveValue(password);
  await page.getByLabel('User name').fill(username);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('combobox').waitFor();
  await page.context().clearCookies();
  await page.goto(`${app.url}/login`);
  await page.getByLabel('User name').fill(username);
  await expect(field).toHaveAttribute('autocomplete', 'current-password');
  await field.fill(password.trim());
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').waitFor();
  await field.fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('combobox').waitFor();
});
