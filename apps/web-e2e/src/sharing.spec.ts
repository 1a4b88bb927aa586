import { axeFindings } from './support/axe';
import { expect, test } from './support/live-tz';
import { sidewaysScroll } from './support/sideways-scroll';
import { addClock, register, uniqueName } from './support/users';

test('a viewer without an account sees a shared board live until its owner revokes the link', async ({
  page,
  browser,
  app,
}) => {
  const owner = await register(page, app.url, uniqueName());
  await addClock(page, 'Tokyo');
  await page.getByRole('button', { name: /^Board:/ }).click();
  await page.getByRole('menuitem', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Valid for').selectOption('1 day');
  await dialog.getByLabel('Note').fill('For the team');
  await dialog.getByRole('button', { name: 'Create link' }).click();
  const link = (await dialog.locator('code').textContent()) ?? '';
  expect(link).toContain(`${app.url}/s/`);
  const row = dialog.getByRole('listitem').filter({ hasText: 'For the team' });
  await expect(row).toContainText(/View · until \w{3}/);
  await expect.poll(() => axeFindings(page)).toEqual([]);

  const viewer = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await viewer.goto(link);
  const digits = viewer.getByTestId('time');
  await expect(digits).toHaveText(/^\d\d:\d\d:\d\d$/);
  const shown = (await digits.textContent()) ?? '';
  await expect(digits).not.toHaveText(shown);
  await expect(viewer).toHaveTitle(/ · Live TZ$/);
  await expect(viewer.getByText(`Shared by ${owner}.`)).toBeVisible();
  await expect(viewer.getByRole('link', { name: 'Sign in to keep' })).toHaveAttribute('href', /returnTo=/);
  await expect(viewer.getByRole('button', { name: /^(More for|Rename|Remove)/ })).toHaveCount(0);

  await dialog.getByRole('button', { name: 'Close' }).click();
  await addClock(page, 'Lisbon');
  await expect(viewer.getByRole('article', { name: 'Lisbon' })).toBeVisible();
  for (const layout of ['List', 'Timeline', 'Cards']) {
    await viewer.getByRole('button', { name: layout }).click();
    await expect(digits).toHaveCount(2);
    await expect.poll(() => axeFindings(viewer)).toEqual([]);
  }
  await viewer.setViewportSize({ width: 320, height: 640 });
  await expect.poll(() => sidewaysScroll(viewer)).toBe(0);

  const planner = await viewer.context().newPage();
  await planner.goto(link);
  await planner.getByRole('link', { name: 'Plan' }).click();
  await expect(planner).toHaveURL(`${link}/plan`);
  const participants = planner.getByRole('list', { name: 'Participants' }).getByRole('listitem');
  await expect(participants).toHaveText([/Tokyo/, /Lisbon/]);
  const best = planner.getByRole('region', { name: 'Best times' }).getByRole('group');
  await expect(best.first()).toBeVisible();

  const wall = await viewer.context().newPage();
  await wall.goto(`${link}?wall`);
  await expect(wall.getByTestId('time')).toHaveText([/^\d\d:\d\d:\d\d$/, /^\d\d:\d\d:\d\d$/]);
  await expect(wall.getByRole('banner')).toHaveCount(0);

  await page.getByRole('button', { name: /^Board:/ }).click();
  await page.getByRole('menuitem', { name: 'Share' }).click();
  await expect(row).toContainText('3 viewing now');
  await row.getByRole('button', { name: /^Revoke/ }).click();
  await expect(viewer.getByRole('alert')).toHaveText(
    'This link has expired or was revoked. Ask for a new one.',
  );
  await expect(digits).toHaveCount(0);
  await expect(planner.getByRole('alert')).toHaveText(
    'This link has expired or was revoked. Ask for a new one.',
  );
  await expect(best).toHaveCount(0);
  await expect(wall.getByTestId('time')).toHaveCount(0);
  await expect(wall.getByRole('status').filter({ hasText: /\w/ })).toHaveText(/expired or was revoked/);
  await viewer.context().close();
});

test('a signed-in viewer keeps a shared board and removes it again', async ({ page, browser, app }) => {
  await register(page, app.url);
  await addClock(page, 'Tokyo');
  await page.getByRole('button', { name: /^Board:/ }).click();
  await page.getByRole('menuitem', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'Create link' }).click();
  const link = (await page.getByRole('dialog').locator('code').textContent()) ?? '';

  const context = await browser.newContext({ locale: 'en-GB' });
  const other = await context.newPage();
  await register(other, app.url);
  await other.goto(link);
  await other.getByRole('button', { name: 'Keep this board' }).click();
  await expect(other).toHaveURL(/\/b\//);
  await expect(other.getByRole('article', { name: 'Tokyo' }).getByTestId('time')).toHaveText(/^\d\d:\d\d/);
  await other.getByRole('button', { name: /^Board:/ }).click();
  await other.getByRole('menuitem', { name: 'Remove from my list' }).click();
  await expect(other).toHaveURL(`${app.url}/`);
  await expect(other.getByRole('article', { name: 'Tokyo' })).toHaveCount(0);
  await context.close();
});
