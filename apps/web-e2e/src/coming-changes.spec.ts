import { seriousFindings } from './support/axe';
import { expect, test } from './support/live-tz';
import { sidewaysScroll } from './support/sideways-scroll';
import { addClock, register } from './support/users';

const LIST = 'Clock changes';

test('the dashboard lists coming changes, once for clocks that change together', async ({ page, app }) => {
  await register(page, app.url);
  await addClock(page, 'Kathmandu');
  await expect(page.getByTestId('connection')).toContainText('2026f');
  await expect(page.getByText('Upcoming clock changes')).toHaveCount(0);

  for (const place of ['Lisbon', 'Madrid', 'Paris']) await addClock(page, place);
  const rows = page.getByRole('list', { name: LIST }).getByRole('listitem');
  await expect(rows.first()).toContainText(/Clocks go (forward|back) 1 hour in Lisbon/);
  await expect(rows.first()).toContainText('01:00 UTC');
  await expect(rows.nth(1)).toContainText(/1 hour in (Madrid and Paris|Paris and Madrid)/);

  const addressOf = (name: string) => page.getByRole('link', { name }).getAttribute('href');
  const address = (await addressOf('Download')) ?? '';
  expect(await addressOf('Subscribe in your calendar')).toBe(address.replace(/^http:/, 'webcal:'));
  await page.getByRole('button', { name: 'Copy the address of the calendar' }).click();
  await expect(page.getByTestId('notice')).toContainText('Address copied');
  const answer = await page.request.get(address);
  expect(answer.headers()['content-type']).toContain('text/calendar');
  expect(await answer.text()).toContain('in Lisbon');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious in the list in the ${colorScheme} theme, which fits 320 pixels`, async ({
    page,
    app,
  }) => {
    await page.emulateMedia({ colorScheme });
    await register(page, app.url);
    for (const place of ['Berlin', 'New York', 'Sydney']) await addClock(page, place);
    await page.getByRole('list', { name: LIST }).waitFor();
    await expect.poll(() => seriousFindings(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    await expect.poll(() => sidewaysScroll(page)).toBe(0);
  });
}
