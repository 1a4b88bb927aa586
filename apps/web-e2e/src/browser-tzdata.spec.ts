import type { Page } from '@playwright/test';
import { API_PREFIX, CSRF_COOKIE, CSRF_HEADER, type Meta, type ZoneState } from '@live-tz/contracts';
import { seriousFindings } from './support/axe';
import { expect, test } from './support/live-tz';
import { sidewaysScroll } from './support/sideways-scroll';
import { register } from './support/users';

/** Zones whose law changed in 2026, which older browsers get wrong, and two that every browser knows. */
const ZONES = [
  'America/Vancouver',
  'America/Edmonton',
  'America/Winnipeg',
  'America/Inuvik',
  'America/Havana',
  'Africa/Casablanca',
  'Africa/El_Aaiun',
  'Europe/Chisinau',
  'Asia/Tokyo',
  'Asia/Kathmandu',
];

async function save(page: Page, zones: readonly string[]): Promise<void> {
  const cookies = await page.context().cookies();
  const token = cookies.find(({ name }) => name === CSRF_COOKIE)?.value ?? '';
  for (const zone of zones) {
    const answer = await page.request.post(new URL(`${API_PREFIX}/users/me/zones`, page.url()).href, {
      data: { zone },
      headers: { [CSRF_HEADER]: decodeURIComponent(token) },
    });
    expect(answer.status()).toBe(201);
  }
  await expect(page.getByRole('article')).toHaveCount(zones.length);
}

async function read<Answer>(page: Page, path: string): Promise<Answer> {
  const answer = await page.request.get(new URL(`${API_PREFIX}/${path}`, page.url()).href);
  return (await answer.json()) as Answer;
}

/** The browser's own offset, read in another way than the page reads it; null for an unknown zone. */
function browserOffset(page: Page, zone: string, utcMs: number): Promise<number | null> {
  return page.evaluate(
    ([name, instant]) => {
      try {
        const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
        const text = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
        const [, sign, hours = '0', minutes = '0'] = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(text) ?? [];
        return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
      } catch {
        return null;
      }
    },
    [zone, utcMs] as const,
  );
}

/** The warning that the card of a zone should show in this browser; null: none. */
async function expectedWarning(page: Page, zone: string, serverMs: number): Promise<RegExp | null> {
  const state = await read<ZoneState>(page, `zones/${zone}`);
  const now = await browserOffset(page, zone, serverMs);
  const place = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  if (now === null) return new RegExp(`^Your browser does not know ${place}$`);
  if (now !== state.offsetMinutes)
    return new RegExp(
      `^Your browser would show ${place} .+ ${now < state.offsetMinutes ? 'early' : 'late'}$`,
    );
  if (state.next === null) return null;
  const later = await browserOffset(page, zone, state.next.atMs);
  if (later === null || later === state.next.offsetMinutes) return null;
  const way = later < state.next.offsetMinutes ? 'early' : 'late';
  return new RegExp(`^From .+ your browser would show ${place} .+ ${way}$`);
}

test('each clock that this browser would show wrong has a warning, and no other has one', async ({
  page,
  app,
}) => {
  await register(page, app.url);
  await save(page, ZONES);
  const { serverMs, tzdata } = await read<Meta>(page, 'meta');
  let wrong = 0;
  for (const zone of ZONES) {
    const label = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
    const card = page.getByRole('article', { name: label });
    await expect(card.getByTestId('time')).toHaveAttribute('datetime', /T/);
    const warning = await expectedWarning(page, zone, serverMs);
    if (warning === null) await expect(card.getByTestId('browser-tzdata')).toHaveCount(0);
    else await expect(card.getByTestId('browser-tzdata')).toHaveText(warning);
    wrong += warning === null ? 0 : 1;
  }
  const line = page.getByTestId('browser-tzdata-summary');
  if (wrong === 0) await expect(line).toHaveCount(0);
  else await expect(line).toContainText(`its zone rules are older than ${tzdata.release}.`);
});

test.describe('a browser that is wrong about Tokyo and does not know Kathmandu', () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      const Real = Intl.DateTimeFormat;
      Intl.DateTimeFormat = new Proxy(Real, {
        construct(target, args: [string?, Intl.DateTimeFormatOptions?]) {
          const zone = args[1]?.timeZone;
          if (zone === 'Asia/Kathmandu') throw new RangeError(`Invalid time zone specified: ${zone}`);
          const format = new target(...args);
          if (zone === 'Asia/Tokyo') {
            const parts = format.formatToParts.bind(format);
            format.formatToParts = (date) => parts(Number(date ?? Date.now()) - 3_600_000);
          }
          return format;
        },
      });
    });
  });

  test('shows warnings, while the clocks are right', async ({ page, app }) => {
    await register(page, app.url);
    await save(page, ['Asia/Tokyo', 'Asia/Kathmandu', 'Europe/Berlin']);
    const { release } = (await read<Meta>(page, 'meta')).tzdata;
    const card = (name: string) => page.getByRole('article', { name });
    await expect(card('Tokyo').getByTestId('browser-tzdata')).toHaveText(
      'Your browser would show Tokyo 1 hour early',
    );
    await expect(card('Kathmandu').getByTestId('browser-tzdata')).toHaveText(
      'Your browser does not know Kathmandu',
    );
    await expect(card('Berlin').getByTestId('browser-tzdata')).toHaveCount(0);
    await expect(page.getByTestId('browser-tzdata-summary')).toHaveText(
      `Your browser is wrong about 2 of these clocks: its zone rules are older than ${release}. The clocks here are right.`,
    );
    await expect(card('Tokyo').getByTestId('time')).toHaveAttribute('datetime', /\+09:00$/);
    await expect(card('Kathmandu').getByTestId('time')).toHaveAttribute('datetime', /\+05:45$/);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`fits 320 pixels and passes axe in the ${colorScheme} theme`, async ({ page, app }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 320, height: 640 });
      await register(page, app.url);
      await save(page, ['Asia/Tokyo', 'Asia/Kathmandu']);
      await expect(page.getByTestId('browser-tzdata')).toHaveCount(2);
      await expect.poll(() => sidewaysScroll(page)).toBe(0);
      await expect.poll(() => seriousFindings(page)).toEqual([]);
    });
  }
});
