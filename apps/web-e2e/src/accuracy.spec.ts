import type { Page } from '@playwright/test';
import { expect, test } from './support/live-tz';
import { addClock, register } from './support/users';
import { WatchedDigits } from './support/watched-digits';

const MINUTE_MS = 60_000;
/** A device that is not believed would show some minutes too many or too few: a busy machine shows a second late. */
const MAX_BEHIND_MS = MINUTE_MS;
const JAPAN_AHEAD_MS = 9 * 60 * MINUTE_MS;

/** Puts a time of day into the page that can be set; the monotonic clock runs on, as on a real device. */
async function useDeviceThatIs(page: Page, aheadMs: number): Promise<void> {
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

/** How far the digits of a card in Tokyo are behind the time of the machine the server runs on. */
async function tokyoBehindMs(page: Page): Promise<number> {
  const digits = await page.getByRole('article', { name: 'Tokyo' }).getByTestId('time').textContent();
  const nowMs = Date.now();
  const [hour = 0, minute = 0, second = 0] = (digits ?? '').replace(/\s/g, '').split(':').map(Number);
  const dayMs = 24 * 60 * MINUTE_MS;
  const shownMs = (hour * 60 + minute) * MINUTE_MS + second * 1000;
  const behindMs = (((nowMs + JAPAN_AHEAD_MS - shownMs) % dayMs) + dayMs) % dayMs;
  return behindMs > dayMs / 2 ? behindMs - dayMs : behindMs;
}

/** Everything the page says, but for what changes by itself: digits and the bound. */
async function restOf(page: Page): Promise<string> {
  const text = await page.locator('ltz-dashboard-page').innerText();
  return text
    .replace(/\s*:\s*/g, ':')
    .replace(/\d\d:\d\d(:\d\d)?/g, '#')
    .replace(/±[\d.]+\s*m?s/g, '±#')
    .replace(/· your device is [^·]+/, '');
}

/** Notes inside the page whether the line ever stops to say that it is live and in sync. */
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

test('a device that is right is not spoken of, and the page says how sure it is', async ({ page, app }) => {
  await register(page, app.url);
  const line = page.getByTestId('connection');
  await expect(line).toHaveText(
    /^\s*Live · In sync ±[\d.]+\sm?s · zone rules \w+ \(\w{3} \d{4}\) · [\d:]{8} UTC\s*$/,
  );
  await expect(line).not.toContainText('your device');
});

for (const [aheadMs, words] of [
  [5 * MINUTE_MS, 'your device is 5 min fast'],
  [-5 * MINUTE_MS, 'your device is 5 min slow'],
] as const) {
  test(`a device that is ${aheadMs / 1000} s ahead shows the right time, and reads how wrong it is`, async ({
    page,
    app,
  }) => {
    await useDeviceThatIs(page, aheadMs);
    await register(page, app.url);
    await addClock(page, 'Tokyo');
    await expect(page.getByTestId('connection')).toContainText(words);
    const behindMs = await tokyoBehindMs(page);
    expect(behindMs).toBeGreaterThan(-100);
    expect(behindMs).toBeLessThan(MAX_BEHIND_MS);
  });
}

test('a device that is set while the page is open changes nothing but the sentence about it', async ({
  page,
  app,
}) => {
  await useDeviceThatIs(page, 0);
  await register(page, app.url);
  await addClock(page, 'Tokyo');
  const line = page.getByTestId('connection');
  await expect(line).toContainText('In sync');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  const digits = await WatchedDigits.of(page, 'Tokyo');
  const lapses = await watchLine(page);
  const before = await restOf(page);

  for (const [aheadMs, words] of [
    [5 * MINUTE_MS, 'your device is 5 min fast'],
    [-5 * MINUTE_MS, 'your device is 5 min slow'],
    [-8240, /your device is \d\.\d\d\ss slow, ±[\d.]+\ss/],
  ] as const) {
    await setDevice(page, aheadMs);
    await expect(line).toContainText(words);
    const { length } = await digits.shown();
    await digits.waitFor(length + 3);
    expect(await restOf(page)).toBe(before);
    expect(await tokyoBehindMs(page)).toBeLessThan(MAX_BEHIND_MS);
  }

  await setDevice(page, 0);
  await expect(line).not.toContainText('your device');
  await digits.expectUnbroken();
  expect(await lapses()).toEqual([]);
});
