import { axeFindings } from './support/axe';
import { expect, test } from './support/live-tz';
import { sidewaysScroll } from './support/sideways-scroll';
import { register } from './support/users';

test('a user adds a webhook for alerts, saves its secret and sees how a test ended', async ({
  page,
  app,
}) => {
  await register(page, app.url);
  await page.goto(`${app.url}/settings`);
  const alerts = page.locator('ltz-alert-settings');
  const box = alerts.getByLabel('New webhook');
  const add = alerts.getByRole('button', { name: 'Add webhook' });

  await box.fill('http://127.0.0.1:8080/hook');
  await add.click();
  await expect(alerts.getByText('Use an address that is reachable on the internet.')).toBeVisible();

  await box.fill('https://hook.invalid/clocks');
  await add.click();
  await expect(alerts.locator('code')).toHaveText(/^[\w-]{43}$/);
  await expect.poll(() => axeFindings(page)).toEqual([]);
  await alerts.getByRole('button', { name: 'I have saved it' }).click();
  await expect(alerts.locator('code')).toHaveCount(0);

  await alerts.getByRole('button', { name: 'Send a test to hook.invalid' }).click();
  const log = alerts.getByRole('list', { name: 'Last alerts' });
  // Where no name can be resolved, or slowly, the reason differs.
  await expect(log.getByRole('listitem')).toContainText(
    /hook\.invalid · Failed: no (connection|answer in time)/,
  );
  await expect.poll(() => axeFindings(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  await expect.poll(() => sidewaysScroll(page)).toBe(0);

  await alerts.getByRole('button', { name: 'Remove hook.invalid' }).click();
  await expect(alerts.getByText('Nothing more is sent to hook.invalid.')).toBeVisible();
});
