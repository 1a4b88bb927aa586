import { expect, test } from './support/live-tz';
import { Transfer } from './support/transfer';
import { addClock, register } from './support/users';

/** A phone with 400 kb/s loads this in three seconds. */
const MAX_BYTES = 150_000;

test('the dashboard shows its first second within 150 kB when nothing is cached', async ({ page, app }) => {
  await register(page, app.url);
  await addClock(page, 'Tokyo');
  await addClock(page, 'Kathmandu');
  await page.goto('about:blank');
  // The pages that are loaded while the browser is idle are not counted.
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
  );
  const transfer = await Transfer.of(page);
  await page.goto(app.url);
  await expect(page.getByTestId('time').first()).toHaveText(/\d\d:\d\d/);
  // The page is done with what it requests after the first second.
  await page.getByRole('button', { name: 'More for Tokyo' }).click();
  await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeVisible();
  const rows = transfer.received.toSorted((a, b) => b.bytes - a.bytes);
  const table = rows.map(({ path, bytes }) => `${bytes} ${path}`).join('\n');
  const bytes = rows.reduce((sum, each) => sum + each.bytes, 0);
  expect(bytes, table).toBeLessThan(MAX_BYTES);
  expect(bytes, table).toBeGreaterThan(50_000);
});

test('a clock is dragged to another place', async ({ page, app }) => {
  await register(page, app.url);
  for (const place of ['Tokyo', 'Kathmandu', 'Lima']) await addClock(page, place);
  await page.reload();
  const names = () =>
    page
      .getByRole('article')
      .evaluateAll((cards) => cards.map((card) => card.getAttribute('aria-label')).join(' '));
  await expect.poll(names).toBe('Tokyo Kathmandu Lima');
  // Dragging loads after the first second, like the menu.
  await page.getByRole('button', { name: 'More for Tokyo' }).click();
  await page.keyboard.press('Escape');
  await expect(async () => {
    const from = await page.getByRole('article', { name: 'Lima' }).boundingBox();
    const to = await page.getByRole('article', { name: 'Tokyo' }).boundingBox();
    if (from === null || to === null) throw new Error('The cards are not on the page.');
    await page.mouse.move(from.x + 20, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(to.x + 60, to.y + 30, { steps: 8 });
    await page.mouse.move(to.x + 20, to.y + 20, { steps: 8 });
    await page.mouse.up();
    await expect.poll(names, { timeout: 3000 }).toBe('Lima Tokyo Kathmandu');
  }).toPass({ timeout: 30_000 });
  await page.reload();
  await expect.poll(names).toBe('Lima Tokyo Kathmandu');
});
