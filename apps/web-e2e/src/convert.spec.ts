import type { Page } from '@playwright/test';
import { expect, test } from './support/live-tz';
import { sidewaysScroll } from './support/sideways-scroll';
import { addClock, PASSWORD, register, signOut } from './support/users';

const LINK = '/at/2027-01-15T15:00/Europe/Berlin';
const GAP = '/at/2027-03-28T02:30/Europe/Berlin';
const FOLD = '/at/2026-10-25T02:30/Europe/Berlin';

function moment(page: Page) {
  return page.getByTestId('moment');
}

function elsewhere(page: Page, place: string) {
  return page.getByRole('list', { name: 'The same time elsewhere' }).getByRole('listitem').filter({
    hasText: place,
  });
}

test.describe('a viewer in Kolkata who is not signed in', () => {
  test.use({ timezoneId: 'Asia/Kolkata' });

  test('opens a link in their own zone, without a live connection', async ({ page, app }) => {
    let sockets = 0;
    page.on('websocket', () => (sockets += 1));
    for (const path of [LINK, '/at/2027-01-15T15:00/Europe%2FBerlin']) {
      await page.goto(app.url + path);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        /^Showing Fri,? 15 Jan 2027,? 15:00 in Berlin$/,
      );
      await expect(moment(page)).toHaveAttribute('datetime', '2027-01-15T19:30:00+05:30');
      await expect(elsewhere(page, 'Berlin')).toContainText('15:00');
    }
    await expect(page.locator('main')).toContainText('time zone data 2026f');
    await page.goto(`${app.url}/at/2027-01-15T14:00Z`);
    await expect(moment(page)).toHaveAttribute('datetime', '2027-01-15T19:30:00+05:30');
    expect(sockets).toBe(0);
  });

  test('sees that the time is skipped that night', async ({ page, app }) => {
    await page.goto(app.url + GAP);
    await expect(page.getByText('02:30 does not exist that day')).toHaveText(
      'Clocks in Berlin go forward from 02:00 to 03:00, so 02:30 does not exist that day. Showing 03:30 instead.',
    );
    await expect(moment(page)).toHaveAttribute('datetime', '2027-03-28T07:00:00+05:30');
  });

  test('chooses one of two instants, and the link keeps the choice', async ({ page, app, context }) => {
    await page.goto(app.url + FOLD);
    await expect(moment(page)).toHaveAttribute('datetime', '2026-10-25T06:00:00+05:30');
    await page.getByRole('radio', { name: 'Later' }).check({ force: true });
    await expect(moment(page)).toHaveAttribute('datetime', '2026-10-25T07:00:00+05:30');
    await expect(page).toHaveURL(`${app.url}${FOLD}?take=later`);
    const other = await context.newPage();
    await other.goto(page.url());
    await expect(moment(other)).toHaveAttribute('datetime', '2026-10-25T07:00:00+05:30');
  });

  for (const path of ['/at', '/at/2027-02-30T15:00/Europe/Berlin', '/at/2027-01-15T15:00/Europe/Berln']) {
    test(`gets a message and the form for ${path}`, async ({ page, app }) => {
      await page.goto(app.url + path);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('This time cannot be shown');
      await expect(page.locator('[role=alert]')).toHaveText(/\w{2}.*[.?]/);
      await expect(page.getByRole('button', { name: 'Convert' })).toBeVisible();
    });
  }

  test('signs in from a link and returns to it', async ({ page, app }) => {
    const username = await register(page, app.url);
    // Clearing the cookies instead would race with pending responses, which set them again.
    await signOut(page);
    await page.goto(app.url + LINK);
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByLabel('User name').fill(username);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(app.url + LINK);
    await expect(page.getByTestId('connection')).toContainText('Live');
    await expect(moment(page)).toHaveAttribute('datetime', '2027-01-15T19:30:00+05:30');
  });
});

test('the form can be filled in with the keyboard alone, and updates the address', async ({ page, app }) => {
  await page.goto(`${app.url}/convert`);
  await expect(moment(page)).toBeVisible();
  await page.getByLabel('Date').focus();
  // Means the same with the day or the month first, and with 12 or 24 hours.
  await page.keyboard.type('01012027');
  await page.getByLabel('Time', { exact: true }).focus();
  await page.keyboard.type('0930A');
  await page.getByRole('combobox', { name: 'Place', exact: true }).focus();
  await page.keyboard.type('Tokyo');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Convert' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${app.url}/at/2027-01-01T09:30/Asia/Tokyo`);
  await expect(moment(page)).toHaveAttribute('datetime', '2027-01-01T01:30:00+01:00');
  await page.goBack();
  await expect(page).toHaveURL(`${app.url}/convert`);
});

test('a user sees the moment on all their clocks, and adds another to the link', async ({ page, app }) => {
  await register(page, app.url);
  await addClock(page, 'Kathmandu');
  await page.getByRole('link', { name: 'Convert' }).click();
  await expect(page.getByTestId('connection')).toContainText('Live');
  await page.goto(app.url + LINK);
  await expect(elsewhere(page, 'Kathmandu')).toContainText('19:45');
  await page.getByRole('combobox', { name: 'Compare with another place' }).fill('Tokyo');
  await page.getByRole('option').first().click();
  await expect(elsewhere(page, 'Tokyo')).toContainText('23:00');
  await expect(page).toHaveURL(/\?to=Asia(\/|%2F)Tokyo$/);
  await page.getByRole('button', { name: 'Remove Tokyo' }).click();
  await expect(elsewhere(page, 'Tokyo')).toHaveCount(0);
});

test('on a phone the form comes first, and the link carries the saved clocks', async ({ page, app }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await register(page, app.url);
  await addClock(page, 'Kathmandu');
  await page.goto(app.url + LINK);
  await expect(page).toHaveTitle('15:00 in Berlin · Live TZ');
  await expect(async () => {
    const [form, result] = await Promise.all([
      page.getByRole('button', { name: 'Convert' }).boundingBox(),
      moment(page).boundingBox(),
    ]);
    expect(form?.y).toBeLessThan(result?.y ?? 0);
  }).toPass();
  await expect(elsewhere(page, 'Kathmandu')).toHaveCount(1);
  await page.getByRole('button', { name: 'Copy link' }).click();
  // The policy of the page forbids scripts to read the clipboard.
  const box = page.getByRole('combobox', { name: 'Compare with another place' });
  await box.focus();
  await page.keyboard.press('ControlOrMeta+V');
  expect(decodeURIComponent(await box.inputValue())).toBe(`${app.url}${LINK}?to=Asia/Kathmandu`);
});

test('a shared link has the title and the Open Graph tags of its moment', async ({ request, app }) => {
  const html = await (await request.get(app.url + LINK)).text();
  expect(html).toContain('<title>15:00 in Berlin · Live TZ</title>');
  expect(html).toContain('<meta property="og:title" content="15:00 in Berlin">');
});

for (const path of [FOLD, `${LINK}?to=America/Argentina/Buenos_Aires`]) {
  test(`${path} fits 320 pixels without scrolling sideways`, async ({ page, app }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(app.url + path);
    await moment(page).waitFor();
    await expect.poll(() => sidewaysScroll(page)).toBe(0);
  });
}
