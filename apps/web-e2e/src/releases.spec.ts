import type { Page } from '@playwright/test';
import { expect, test } from './support/live-tz';
import { register } from './support/users';

const CHUNKS = '**/chunk-*.js';

/** Resolves when the scripts of all pages are loaded, which the browser does while it is idle. */
async function prefetched(page: Page): Promise<void> {
  const count = () => page.evaluate(() => performance.getEntriesByType('resource').length);
  let before = -1;
  await expect(async () => {
    const now = await count();
    const isSame = now === before;
    before = now;
    expect(isSame).toBe(true);
  }).toPass({ intervals: [3000] });
}

test('pages that were not visited yet open without a connection', async ({ page, app, context }) => {
  await register(page, app.url);
  await expect(page.getByTestId('connection')).toContainText('Live');
  await prefetched(page);
  await context.setOffline(true);
  await page.getByRole('link', { name: 'Convert' }).click();
  await expect(page).toHaveTitle(/Convert/);
  await expect(page.getByRole('button', { name: 'Convert' })).toBeVisible();
});

test('a page whose script is gone is loaded as a new document', async ({ page, app }) => {
  await register(page, app.url);
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
  );
  await page.reload();
  await expect(page.getByTestId('connection')).toContainText('Live');
  await prefetched(page);
  await page.route(CHUNKS, (route) => route.fulfill({ status: 404 }));
  const documents = page.waitForRequest(
    (request) => request.isNavigationRequest() && request.url().endsWith('/convert'),
  );
  await page.getByRole('link', { name: 'Convert' }).click();
  await documents;
  // The new document fails as well, as the scripts are still gone: this is said once, and nothing loads in a loop.
  await expect(page.getByText('could not be loaded')).toBeVisible();
});

test('a part of the page that cannot be loaded is named, and comes back', async ({ page, app }) => {
  await register(page, app.url);
  let documents = 0;
  page.on('request', (request) => (documents += request.isNavigationRequest() ? 1 : 0));
  let isMissing = true;
  await page.route(CHUNKS, async (route) => {
    const response = await route.fetch();
    const isSearch = (await response.text()).includes('zone-picker');
    await route.fulfill(isSearch && isMissing ? { status: 404 } : { response });
  });
  await page.reload();
  const notice = page.getByTestId('notice');
  await expect(notice).toContainText('Part of this page could not be loaded.');
  // The document that was loaded again failed as well, and nothing loads in a loop.
  expect(documents).toBe(2);
  isMissing = false;
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('combobox')).toBeVisible();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('an open page takes a new release once, when it is hidden', async ({ page, app }) => {
  await register(page, app.url);
  const meta: unknown = await (await page.request.get(`${app.url}/api/v1/meta`)).json();
  await page.route('**/api/v1/meta', (route) =>
    route.fulfill({ json: Object.assign({}, meta, { pageBuild: 'NEXTNEXT' }) }),
  );
  await page.reload();
  await expect(page.getByTestId('connection')).toContainText('Live');
  let documents = 0;
  page.on('request', (request) => (documents += request.isNavigationRequest() ? 1 : 0));
  const hide = () =>
    page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
  await expect(async () => {
    await hide();
    expect(documents).toBe(1);
  }).toPass({ intervals: [1000] });
  await expect(page.getByTestId('connection')).toContainText('Live');
  await prefetched(page);
  await hide();
  await page.waitForLoadState('networkidle');
  expect(documents).toBe(1);
});

test('a page of a viewer who is not signed in takes a new release', async ({ page, app }) => {
  const meta: unknown = await (await page.request.get(`${app.url}/api/v1/meta`)).json();
  await page.route('**/api/v1/meta', (route) =>
    route.fulfill({ json: Object.assign({}, meta, { pageBuild: 'NEXTNEXT' }) }),
  );
  await page.clock.install();
  await page.goto(`${app.url}/login`);
  await page.getByRole('link', { name: 'Create account' }).waitFor();
  await page.clock.runFor(20_000);
  await page.waitForLoadState('networkidle');
  await page.clock.fastForward(60_000);
  const documents = page.waitForRequest((request) => request.isNavigationRequest());
  await page.getByRole('link', { name: 'Create account' }).click();
  await page.getByRole('heading', { name: 'Create account' }).waitFor();
  await page.clock.runFor(90_000);
  await documents;
  await expect(page.getByLabel('User name')).toBeVisible();
});
