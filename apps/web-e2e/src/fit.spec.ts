import type { Locator, Page } from '@playwright/test';
import { showClocks } from './support/clocks';
import { expect, test } from './support/live-tz';
import { sidewaysScroll } from './support/sideways-scroll';
import { register, signIn } from './support/users';

const DESK = { width: 1920, height: 1080 };
const WALL = { width: 3840, height: 2160 };
const PHONE = { width: 390, height: 844 };
const MIN_SHARE = 0.12;
const HOME = 'Europe/Berlin';

/** Sizes the window, and waits until the digits have their size for it. */
async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** The share of the window that the digits of the first clock take. */
function shareOfDigits(page: Page): Promise<number> {
  return page
    .getByTestId('time')
    .first()
    .evaluate((digits) => {
      const { width, height } = digits.getBoundingClientRect();
      return (width * height) / (innerWidth * innerHeight);
    });
}

/** How far the last card reaches below the window, which is 0 or less when all clocks are whole. */
function overflowOfCards(page: Page): Promise<number> {
  return page
    .getByRole('article')
    .evaluateAll(
      (cards) => Math.max(...cards.map((card) => card.getBoundingClientRect().bottom)) - innerHeight,
    );
}

function digitSizes(page: Page): Promise<number[]> {
  return page
    .getByTestId('time')
    .evaluateAll((all) => all.map((digits) => parseFloat(getComputedStyle(digits).fontSize)));
}

function heights(cards: Locator): Promise<number[]> {
  return cards.evaluateAll((all) => all.map((card) => card.getBoundingClientRect().height));
}

function smallestSide(elements: Locator): Promise<number> {
  return elements.evaluateAll((all) =>
    Math.min(
      ...all.map((each) => each.getBoundingClientRect()).flatMap(({ width, height }) => [width, height]),
    ),
  );
}

/** The number of cards with content that is cut off or overlaps the next card. */
function cutCards(page: Page): Promise<number> {
  return page
    .getByRole('article')
    .evaluateAll(
      (cards) =>
        cards.filter(
          (card) => card.scrollHeight > card.clientHeight + 1 || card.scrollWidth > card.clientWidth + 1,
        ).length,
    );
}

// One user for all of these tests, because a server limits the registrations of an address.
let username = '';

test.beforeAll(async ({ browser, app }) => {
  const page = await browser.newPage();
  username = await register(page, app.url);
  await page.close();
});

test.beforeEach(({ page, app }) => signIn(page, app.url, username));

test('the digits of one clock take at least 12 % of a 1080p and of a 4K screen, and the width of a phone', async ({
  page,
}) => {
  await showClocks(page, 1, HOME);
  for (const size of [DESK, WALL]) {
    await resize(page, size);
    await expect.poll(() => shareOfDigits(page)).toBeGreaterThan(MIN_SHARE);
    await expect.poll(() => overflowOfCards(page)).toBeLessThanOrEqual(0);
  }
  await resize(page, PHONE);
  await expect
    .poll(async () => (await page.getByTestId('time').boundingBox())?.width)
    .toBeGreaterThan(0.8 * PHONE.width);
});

test('24 clocks are whole at 1080p and 50 at 4K, without scrolling, and home is larger', async ({ page }) => {
  for (const [count, size] of [
    [24, DESK],
    [50, WALL],
  ] as const) {
    await showClocks(page, count, HOME);
    await resize(page, size);
    await expect.poll(() => overflowOfCards(page)).toBeLessThanOrEqual(0);
    await expect.poll(() => cutCards(page)).toBe(0);
    const [home = 0, ...others] = await digitSizes(page);
    expect(home).toBeGreaterThanOrEqual(2 * Math.max(...others));
    expect(Math.min(...others)).toBeGreaterThanOrEqual(36);
  }
});

test('the digits do not jump at any width', async ({ page }) => {
  await showClocks(page, 8, HOME);
  let before = 0;
  for (let width = 320; width <= 1400; width += 24) {
    await resize(page, { width, height: 800 });
    const now = (await digitSizes(page)).at(-1) ?? 0;
    if (before > 0) expect(Math.max(now / before, before / now), `${width}`).toBeLessThan(1.6);
    before = now;
    await expect.poll(() => sidewaysScroll(page), `${width}`).toBe(0);
  }
});

test('a phone is filled by four clocks, and has a line for each of more below a sticky home clock', async ({
  page,
}) => {
  await resize(page, PHONE);
  await showClocks(page, 4, HOME);
  // Below them is the bar that moves them to another time, in the margins of the page.
  await expect(async () => {
    const bar = await page.getByRole('region', { name: 'Time travel' }).boundingBox();
    expect(Math.abs((await overflowOfCards(page)) + 16 + (bar?.height ?? 0))).toBeLessThan(2);
  }).toPass();
  await showClocks(page, 20, HOME);
  const cards = page.getByRole('article');
  await expect.poll(async () => Math.max(...(await heights(cards)))).toBeLessThan(84);
  await cards.last().scrollIntoViewIfNeeded();
  await expect.poll(async () => (await cards.first().boundingBox())?.y).toBeCloseTo(0, 0);
});

test('text of 200 % neither scrolls sideways nor is cut off', async ({ page }) => {
  for (const count of [1, 8]) {
    await showClocks(page, count, HOME);
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    for (const size of [{ width: 320, height: 640 }, PHONE, { width: 1280, height: 800 }]) {
      await resize(page, size);
      await expect.poll(() => digitSizes(page).then((sizes) => Math.min(...sizes))).toBeGreaterThan(50);
      await expect.poll(() => sidewaysScroll(page), `${count} at ${size.width}`).toBe(0);
      await expect.poll(() => cutCards(page), `${count} at ${size.width}`).toBe(0);
    }
  }
});

test('cards have targets of 44 pixels, times from left to right, borders in forced colours and no fades', async ({
  page,
}) => {
  await showClocks(page, 24, HOME);
  for (const size of [PHONE, { width: 1280, height: 800 }]) {
    await resize(page, size);
    await expect
      .poll(() => smallestSide(page.getByRole('article').getByRole('button')))
      .toBeGreaterThanOrEqual(44);
  }
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  const digits = page.getByTestId('time').first();
  const hour = await digits.locator('span').first().boundingBox();
  const second = await digits.locator('ltz-second-digits').boundingBox();
  expect(hour?.x).toBeLessThan(second?.x ?? 0);
  await expect.poll(() => sidewaysScroll(page)).toBe(0);

  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  const card = page.getByRole('article').first();
  await expect.poll(() => card.evaluate((each) => getComputedStyle(each).borderTopWidth)).toBe('1px');
  // In one step, because an element that has been removed meanwhile has no style.
  const fading = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter(
        (each) => !/^0s(, 0s)*$/.test(getComputedStyle(each).transitionDuration),
      ).length,
  );
  expect(fading).toBe(0);
});

test('50 clocks cost about one calculation of styles and one layout a second', async ({ page }) => {
  await resize(page, WALL);
  await showClocks(page, 50, HOME);
  await expect(page.getByTestId('connection')).toContainText('Live');
  // What loads after the first tick has been rendered.
  await page.getByRole('button', { name: 'More for Berlin' }).click();
  await page.keyboard.press('Escape');
  await page.mouse.move(0, 0);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const counts = async (): Promise<Record<string, number>> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  };
  const before = await counts();
  await page.waitForTimeout(10_000);
  const after = await counts();
  const grown = (name: string): number => (after[name] ?? 0) - (before[name] ?? 0);
  // The bound in the header changes at times too.
  expect(grown('RecalcStyleCount')).toBeLessThanOrEqual(30);
  expect(grown('LayoutCount')).toBeLessThanOrEqual(30);
});
