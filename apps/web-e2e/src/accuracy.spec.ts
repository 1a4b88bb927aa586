import type { Page } from '@playwright/test';
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND } from '@live-tz/wall-clock';
import { expect, test } from './support/live-tz';
import { addClock, register } from './support/users';
import { WatchedDigits } from './support/watched-digits';

/** A page that used the device's clock would be minutes off, while a busy machine only shows a second late. */
const MAX_BEHIND_MS = MS_PER_MINUTE;
const JAPAN_AHEAD_MS = 9 * MS_PER_HOUR;

/** Gives the page a time of day that the test can set. The monotonic clock runs on, as on a real device. */
async function useDeviceAhead(page: Page, aheadMs: number): Promise<void> {
  await page.addInitScript((initialMs) => {
    const RealDate = Date;
    let ahead = initialMs;
    const now = (): number => RealDate.now() + ahead;
    const construct = (target: DateConstructor, args: unknown[], newTarget: CallableFunction): object =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object;
    globalThis.Date = new Proxy(RealDate, {
      construct,
      apply: () => new RealDate(now()).toString(),
      get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
    });
    Object.assign(globalThis, { setDeviceAhead: (ms: number) => (ahead = ms) });
  }, aheadMs);
}

async function setDevice(page: Page, aheadMs: number): Promise<void> {
  await page.evaluate(
    (ms) => (globalThis as unknown as { setDeviceAhead: (ms: number) => void }).setDeviceAhead(ms),
    aheadMs,
  );
}

/** How far the digits of the Tokyo card are behind the clock of the server's machine. */
async function tokyoBehindMs(page: Page): Promise<number> {
  const digits = await page.getByRole('article', { name: 'Tokyo' }).getByTestId('time').textContent();
  const nowMs = Date.now();
  const [hour = 0, minute = 0, second = 0] = (digits ?? '').replace(/\s/g, '').split(':').map(Number);
  const shownMs = hour * MS_PER_HOUR + minute * MS_PER_MINUTE + second * MS_PER_SECOND;
  const behindMs = (((nowMs + JAPAN_AHEAD_MS - shownMs) % MS_PER_DAY) + MS_PER_DAY) % MS_PER_DAY;
  return behindMs > MS_PER_DAY / 2 ? behindMs - MS_PER_DAY : behindMs;
}

/** The text of the page without the parts that change by themselves: digits, durations, the bound and the error of the device. */
async function stableText(page: Page): Promise<string> {
  const text = await page.locator('ltz-board-page').innerText();
  return text
    .replace(/\s*:\s*/g, ':')
    .replace(/\d\d:\d\d(:\d\d)?/g, '#')
    .replace(/±[\d.]+\s*m?s/g, '±#')
    .replace(/\bin (\d+\s*h\s*)?\d+\s*min\b/g, 'in #')
    .replace(/\s*· your device’s clock is [^·\n]+/, '');
}

/** Records inside the page every text of the line that does not say that it is live and in sync. */
async function watchLine(page: Page): Promise<() => Promise<string[]>> {
  await page.getByTestId('connection').evaluate((line) => {
    const lapses: string[] = [];
    Object.assign(globalThis, { lapses });
    const note = (): void => {
      const text = line.textContent ?? '';
      if (!/Live\s*· In sync ±[\d.]+\sm?s/.test(text)) lapses.push(text);
    };
    new MutationObserver(note).observe(line, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (globalThis as unknown as { lapses: string[] }).lapses);
}

test('a correct device is not mentioned, and the page shows its bound', async ({ page, app }) => {
  await register(page, app.url);
  const line = page.getByTestId('connection');
  await expect(line).toHaveText(
    /^\s*Live · In sync ±[\d.]+\sm?s \s*Zone rules \w+ \(\w{3} \d{4}\)\s+· [\d:]{8} UTC\s*$/,
  );
  await expect(line).not.toContainText('your device');
});

for (const [aheadMs, words] of [
  [5 * MS_PER_MINUTE, 'your device’s clock is 5 min fast'],
  [-5 * MS_PER_MINUTE, 'your device’s clock is 5 min slow'],
] as const) {
  test(`a device that is ${aheadMs / 1000} s ahead shows the right time and its own error`, async ({
    page,
    app,
  }) => {
    await useDeviceAhead(page, aheadMs);
    await register(page, app.url);
    await addClock(page, 'Tokyo');
    await expect(page.getByTestId('connection')).toContainText(words);
    const behindMs = await tokyoBehindMs(page);
    expect(behindMs).toBeGreaterThan(-100);
    expect(behindMs).toBeLessThan(MAX_BEHIND_MS);
  });
}

test('setting the device while the page is open changes only the message about it', async ({ page, app }) => {
  await useDeviceAhead(page, 0);
  await register(page, app.url);
  await addClock(page, 'Tokyo');
  const line = page.getByTestId('connection');
  await expect(line).toContainText('In sync');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  // The state of the day and the light load after the first tick.
  await expect(page.getByRole('article', { name: 'Tokyo' })).toContainText(
    /(Working|Awake|Asleep|Weekend).*(Night|Day|Dawn|Dusk)/s,
  );
  const digits = await WatchedDigits.of(page, 'Tokyo');
  const lapses = await watchLine(page);
  const before = await stableText(page);

  for (const [aheadMs, words] of [
    [5 * MS_PER_MINUTE, 'your device’s clock is 5 min fast'],
    [-5 * MS_PER_MINUTE, 'your device’s clock is 5 min slow'],
    [-8240, /your device’s clock is \d\.\d\d\ss slow, ±[\d.]+\ss/],
  ] as const) {
    await setDevice(page, aheadMs);
    await expect(line).toContainText(words);
    const { length } = await digits.shown();
    await digits.waitFor(length + 3);
    expect(await stableText(page)).toBe(before);
    expect(await tokyoBehindMs(page)).toBeLessThan(MAX_BEHIND_MS);
  }

  await setDevice(page, 0);
  await expect(line).not.toContainText('your device');
  await digits.expectUnbroken();
  expect(await lapses()).toEqual([]);
});
