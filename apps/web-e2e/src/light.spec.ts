import type { Page } from '@playwright/test';
import { API_PREFIX, CSRF_COOKIE, CSRF_HEADER } from '@live-tz/contracts';
import { seriousFindings } from './support/axe';
import { expect, test } from './support/live-tz';
import { addClock, register } from './support/users';

const MS_PER_DAY = 86_400_000;

/**
 * The longitude at which the sun is highest now, by the approximate equation of time of solar engineers, which is good to a
 * minute: a quarter of a degree.
 */
function longitudeOfNoon(utcMs: number): number {
  const startOfYearMs = Date.UTC(new Date(utcMs).getUTCFullYear(), 0, 1);
  const b = (2 * Math.PI * ((utcMs - startOfYearMs) / MS_PER_DAY - 80)) / 365;
  const equationMinutes = 9.87 * Math.sin(2 * b) - 7.53 * Math.cos(b) - 1.5 * Math.sin(b);
  const utcMinutes = (utcMs % MS_PER_DAY) / 60_000;
  return (720 - utcMinutes - equationMinutes) / 4;
}

/** From -180 to 180. */
function wrapped(longitude: number): number {
  return longitude - 360 * Math.round(longitude / 360);
}

/** Saves a clock on the equator, so many degrees east of where it is noon. */
async function save(page: Page, label: string, eastOfNoon: number): Promise<void> {
  const cookies = await page.context().cookies();
  const token = cookies.find(({ name }) => name === CSRF_COOKIE)?.value ?? '';
  const answer = await page.request.post(new URL(`${API_PREFIX}/users/me/zones`, page.url()).href, {
    data: {
      zone: 'Africa/Libreville',
      label,
      place: label,
      latitude: 0,
      longitude: wrapped(longitudeOfNoon(Date.now()) + eastOfNoon),
    },
    headers: { [CSRF_HEADER]: decodeURIComponent(token) },
  });
  expect(answer.status()).toBe(201);
}

/** On the equator the sun is 3.5° below the horizon where it is 94° or less east or west of noon, by the season. */
const TWILIGHT = 94;

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a clock shows by icon, word and background what the sun does at its place (${colorScheme})`, async ({
    page,
    app,
  }) => {
    await page.emulateMedia({ colorScheme });
    await register(page, app.url);
    await save(page, 'Evening side', TWILIGHT);
    await save(page, 'Noon side', 0);
    await save(page, 'Morning side', -TWILIGHT);
    await save(page, 'Midnight side', 180);
    await page.reload();
    const shown = [
      ['Evening side', 'Dusk', 'dusk', /^Sunrise \d\d:\d\d/],
      ['Noon side', 'Day', 'day', /^Sunset \d\d:\d\d/],
      ['Morning side', 'Dawn', 'dawn', /^Sunrise \d\d:\d\d/],
      ['Midnight side', 'Night', 'night', /^Sunrise \d\d:\d\d/],
    ] as const;
    const [icons, backgrounds] = [new Set<string>(), new Set<string>()];
    for (const [name, word, step, next] of shown) {
      const card = page.getByRole('article', { name });
      await expect(card.locator('.phase')).toContainText(word);
      await expect(card.locator('.phase')).toHaveAttribute('title', next);
      await expect(card).toHaveAttribute('data-light', step);
      icons.add((await card.locator('.where ltz-icon path').getAttribute('d')) ?? '');
      backgrounds.add(await card.evaluate((element) => getComputedStyle(element).backgroundColor));
    }
    expect([icons.size, backgrounds.size]).toEqual([shown.length, shown.length]);
    await expect.poll(() => seriousFindings(page)).toEqual([]);
  });
}

test('a clock that is found by a search has the light of its place, and UTC has none', async ({
  page,
  app,
}) => {
  await register(page, app.url);
  await addClock(page, 'Seattle');
  await addClock(page, 'UTC');
  const [seattle, utc] = ['Seattle', 'UTC'].map((name) => page.getByRole('article', { name })) as [
    ReturnType<Page['getByRole']>,
    ReturnType<Page['getByRole']>,
  ];
  await expect(seattle.locator('.phase')).toHaveText(/Night|Dawn|Day|Dusk/);
  // Without a pointer that hovers, the time of sunset or sunrise is in the menu.
  await seattle.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toContainText(/(Night|Dawn|Day|Dusk) · (Sunset|Sunrise) \d\d:\d\d/);
  await page.keyboard.press('Escape');
  await expect(utc.locator('.offset')).toHaveText('UTC+00:00');
  await expect(utc.locator('.phase')).toHaveCount(0);
  await expect(utc).not.toHaveAttribute('data-light');
});
