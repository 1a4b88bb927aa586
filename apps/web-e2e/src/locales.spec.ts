import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import { showClocks } from './support/clocks';
import { illegibleTexts } from './support/legible';
import { expect, runCommand, test } from './support/live-tz';
import { openPage, SIGNED_IN_PAGES } from './support/open-page';
import { sidewaysScroll } from './support/sideways-scroll';
import { register } from './support/users';

const MOMENT = '/at/2027-01-15T15:00/America/New_York';
const ENGLISH_DATES =
  /\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|AM|PM)\b/;

interface Custom {
  /** The title of the page that shows 15:00 in New York on 15 January 2027. */
  readonly moment: string;
  /** The date on a card. */
  readonly cardDate: RegExp;
  /** What is beside digits of 12 hours; null with 24 hours. */
  readonly period: RegExp | null;
}

const CUSTOMS: Readonly<Record<string, Custom>> = {
  'en-US': {
    moment: 'Fri, Jan 15, 2027, 3:00 PM',
    cardDate: /^[A-Z][a-z]{2}, [A-Z][a-z]{2} \d/,
    period: /^[AP]M$/,
  },
  'de-DE': { moment: 'Fr., 15. Jan. 2027, 15:00', cardDate: /^[MDFS][oira]\., \d{1,2}\. /, period: null },
  'ja-JP': {
    moment: '2027年1月15日(金) 15:00',
    cardDate: /^\d{1,2}月\d{1,2}日\([月火水木金土日]\)/,
    period: null,
  },
  ar: {
    moment: 'الجمعة، 15 يناير 2027، 3:00 م',
    cardDate: /^\p{Script=Arabic}+، \d{1,2} \p{Script=Arabic}+/u,
    period: /^[صم]$/,
  },
};

/** The signed-in user of these tests, as browsers store a session. */
let session: Awaited<ReturnType<BrowserContext['storageState']>>;

test.beforeAll(async ({ browser, app }) => {
  const page = await browser.newPage();
  const username = await register(page, app.url);
  await runCommand('users', ['make-admin', username], { DATA_DIR: app.dataDir });
  await showClocks(page, 8, 'Europe/Berlin');
  session = await page.context().storageState();
  await page.close();
});

function contextIn(browser: Browser, locale: string): Promise<BrowserContext> {
  return browser.newContext({ locale, storageState: session });
}

function textOf(page: Page): Promise<string> {
  return page.locator('main').innerText();
}

for (const [locale, { moment, cardDate, period }] of Object.entries(CUSTOMS)) {
  test(`dates and hours are written as in ${locale}`, async ({ browser, app }) => {
    const context = await contextIn(browser, locale);
    const page = await context.newPage();
    const hasOwnScript = !/^(en|de)/.test(locale);
    const texts = [];

    await openPage(page, app.url, '/');
    const card = page.getByRole('article').first();
    expect((await card.locator('.date').innerText()).replace(/[\u2066-\u2069]/g, '')).toMatch(cardDate);
    const periods = await card.locator('.period').allInnerTexts();
    if (period === null) expect(periods).toEqual([]);
    else expect(periods[0]).toMatch(period);
    texts.push(await textOf(page));
    await openPage(page, app.url, MOMENT);
    const heading = await page.getByRole('heading', { level: 1 }).innerText();
    expect(heading.replace(/[\u2066-\u2069]/g, '').replace(/\s/g, ' ')).toBe(`Showing ${moment} in New York`);
    texts.push(await textOf(page));
    await openPage(page, app.url, '/settings');
    texts.push(await textOf(page));

    if (hasOwnScript) for (const text of texts) expect(text).not.toMatch(ENGLISH_DATES);
    await context.close();
  });
}

/** Where the hour, the second and the period of a card's time begin. */
function startsOf(time: Locator): Promise<number[]> {
  return time
    .locator('ltz-clock-digits > *')
    .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().left));
}

async function expectMenuBeside(page: Page, button: Locator): Promise<void> {
  await button.click();
  const menu = page.getByRole('menu');
  await expect(async () => {
    const [box, anchor, width] = [
      await menu.boundingBox(),
      await button.boundingBox(),
      page.viewportSize()?.width ?? 0,
    ];
    if (box === null || anchor === null) throw new Error('The menu is not shown.');
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    const distances = [box.x - anchor.x, box.x + box.width - anchor.x - anchor.width].map(Math.abs);
    expect(Math.min(...distances)).toBeLessThan(2);
  }).toPass();
  await page.keyboard.press('Escape');
}

test('from right to left, nothing overlaps, times keep their order and menus open beside their buttons', async ({
  browser,
  app,
}) => {
  const context = await contextIn(browser, 'ar');
  // Before the page starts, as in a document that is written from right to left.
  await context.addInitScript(() =>
    document.addEventListener('readystatechange', () => document.documentElement.setAttribute('dir', 'rtl')),
  );
  const page = await context.newPage();
  for (const path of SIGNED_IN_PAGES) {
    await openPage(page, app.url, path);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await expect.poll(() => illegibleTexts(page), `${path} at ${width}`).toEqual([]);
      await expect.poll(() => sidewaysScroll(page), `${path} at ${width}`).toBe(0);
    }
  }
  await openPage(page, app.url, '/');
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    const parts = await startsOf(page.getByTestId('time').first());
    expect(parts.length).toBeGreaterThan(1);
    expect(parts).toEqual([...parts].sort((a, b) => a - b));
    await expectMenuBeside(page, page.getByRole('button', { name: 'More for Lisbon' }));
    await expectMenuBeside(page, page.getByRole('button', { name: /^Account of/ }));
  }
  await context.close();
});

test('on a phone, being offline is as visible as the time', async ({ page, app }) => {
  await page.context().addCookies(session.cookies);
  // Half a minute passes at once.
  await page.addInitScript(() => {
    const now = performance.now.bind(performance);
    let aheadMs = 0;
    performance.now = () => now() + aheadMs;
    addEventListener('offline', () => (aheadMs = 31_000));
  });
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page, app.url, '/');
  await expect(page.getByTestId('connection')).toContainText('Live');
  await page.context().setOffline(true);
  await expect(page.getByTestId('connection')).toContainText('Offline since');
  const sizeOf = (each: Locator): Promise<number> =>
    each.evaluate((shown) => parseFloat(getComputedStyle(shown).fontSize));
  const sizes = [
    await sizeOf(page.getByText('Offline', { exact: true })),
    await sizeOf(page.getByTestId('time').last()),
  ];
  expect(sizes[0]).toBeGreaterThanOrEqual(0.8 * (sizes[1] ?? Infinity));
  await expect.poll(() => illegibleTexts(page)).toEqual([]);
});
