import type { Page } from '@playwright/test';
import { DelayingProxy } from '@live-tz/test-cluster';
import { expect, test } from './support/live-tz';
import { addClock, register } from './support/users';

const MAIN_SCRIPT = /\/main-[\w-]+\.js$/;
const FIRST_DIGITS = '#first-paint time';

/** Holds the script of the page back, so that only the document and the style sheet are there. */
async function withoutMainScript(page: Page): Promise<() => Promise<void>> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(MAIN_SCRIPT, async (route) => {
    await released;
    await route.continue();
  });
  return async () => {
    release();
    await expect(page.locator('#first-paint')).toHaveCount(0);
  };
}

function groundOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d');
    if (canvas === null) throw new Error('There is no canvas.');
    canvas.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).every((each) => each < 64)
      ? 'dark'
      : 'light';
  });
}

test('the user’s clocks tick before the script of the page has loaded, and go on with the page', async ({
  page,
  app,
}) => {
  await register(page, app.url);
  await addClock(page, 'Tokyo');
  await addClock(page, 'Kathmandu');
  const release = await withoutMainScript(page);
  await page.goto(app.url, { waitUntil: 'commit' });
  await expect(page.locator(FIRST_DIGITS)).toHaveText([/^\d\d:\d\d$/, /^\d\d:\d\d$/]);
  await expect(page.locator('#first-paint h2')).toHaveText(['Tokyo', 'Kathmandu']);
  const second = () => page.locator('#first-paint .seconds').first().textContent();
  const before = await second();
  await expect.poll(second).not.toBe(before);
  const cards = await page.locator('#first-paint .card').evaluateAll(boxesOf);
  const names = await page.locator('#first-paint h2').evaluateAll(boxesOf);
  await release();
  await expect(page.getByTestId('time')).toHaveText([/\d\d:\d\d/, /\d\d:\d\d/]);
  // Nothing moves, to the pixel that rounding takes.
  expectNear(await page.getByRole('article').evaluateAll(boxesOf), cards);
  expectNear(
    (await page.getByRole('article').getByRole('heading').evaluateAll(boxesOf)).map(({ x, y }) => ({ x, y })),
    names.map(({ x, y }) => ({ x, y })),
  );
});

test('a page of another kind shows its name before its script, and is not covered later', async ({
  page,
  app,
}) => {
  const release = await withoutMainScript(page);
  await page.goto(`${app.url}/login`, { waitUntil: 'commit' });
  await expect(page.locator('#first-paint')).toHaveText('Live TZ');
  await expect(page.locator('#first-paint')).toHaveClass('narrow');
  await release();
  await page.getByLabel('User name').click();
});

for (const theme of ['dark', 'light'] as const) {
  test(`the first frame has the ${theme} theme of the user, whatever the device has`, async ({
    page,
    app,
  }) => {
    await page.emulateMedia({ colorScheme: theme === 'dark' ? 'light' : 'dark' });
    await register(page, app.url);
    const button = page.getByRole('button', { name: /^Theme:/ });
    while (!(await button.getAttribute('aria-label'))?.startsWith(`Theme: ${theme}`)) {
      // Not the page's reading of a change, which has the same address.
      const saved = page.waitForResponse(
        (response) => response.url().endsWith('/preferences') && response.request().method() === 'PATCH',
      );
      await button.click();
      await saved;
    }
    await withoutMainScript(page);
    await page.goto(app.url, { waitUntil: 'commit' });
    await expect(page.locator('#first-paint')).toBeVisible();
    expect(await groundOf(page)).toBe(theme);
    // On this device it is also the theme of the pages without a user.
    await page.context().clearCookies();
    await page.goto(`${app.url}/login`, { waitUntil: 'commit' });
    await expect(page.locator('#first-paint')).toBeVisible();
    expect(await groundOf(page)).toBe(theme);
  });
}

test('a signed-in page that starts makes no request for what its document contains', async ({
  page,
  app,
}) => {
  await register(page, app.url);
  await addClock(page, 'Tokyo');
  await page.goto('about:blank');
  const early: string[] = [];
  let isLive = false;
  page.on('websocket', (socket) => socket.on('framereceived', () => (isLive = true)));
  page.on('request', (request) => {
    if (!isLive && request.url().includes('/api/')) early.push(request.url());
  });
  await page.goto(app.url);
  await expect(page.getByTestId('connection')).toContainText('Live');
  expect(early).toEqual([]);
});

test('on a slow line the first digits are right within the time that the document took', async ({
  page,
  app,
}) => {
  await register(page, app.url);
  await addClock(page, 'Tokyo');
  const proxy = await DelayingProxy.start(app.url, { upMs: 200, downMs: 200, bitsPerSecond: 400_000 });
  const release = await withoutMainScript(page);
  await page.goto(proxy.url, { waitUntil: 'commit' });
  await expect(page.locator(FIRST_DIGITS)).toHaveText(/^\d\d:\d\d$/);
  const [shown, nowMs] = await page.evaluate(
    () => [document.querySelector('#first-paint .digits')?.textContent ?? '', Date.now()] as const,
  );
  const seconds = (ms: number): string => new Date(ms + 9 * 3_600_000).toISOString().slice(11, 19);
  const possible = [-1000, 0, 1000].map((offMs) => seconds(nowMs + offMs));
  expect(possible).toContain(shown);
  await release();
  await expect(page.getByTestId('connection')).toContainText('Live');
  await proxy.stop();
});

function boxesOf(elements: Element[]): { x: number; y: number; width: number; height: number }[] {
  return elements.map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  });
}

function expectNear(boxes: Record<string, number>[], expected: Record<string, number>[]): void {
  expect(boxes.length).toBe(expected.length);
  for (const [index, box] of boxes.entries())
    for (const [side, value] of Object.entries(box))
      expect(Math.abs(value - (expected[index]?.[side] ?? NaN)), `${side} of ${index}`).toBeLessThanOrEqual(
        1,
      );
}
