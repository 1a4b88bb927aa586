import { axeFindings } from './support/axe';
import { expect, test } from './support/live-tz';
import { sidewaysScroll } from './support/sideways-scroll';
import { register } from './support/users';

test('a user creates a token for a program, copies it once, and revokes it', async ({ page, app }) => {
  const username = await register(page, app.url);
  await page.goto(`${app.url}/settings`);
  await page.getByRole('button', { name: 'Create a token' }).click();
  const form = page.getByRole('dialog', { name: 'Create a token' });
  await page.keyboard.press('Escape');
  await expect(form).toHaveCount(0);
  await page.getByRole('button', { name: 'Create a token' }).click();
  await form.getByRole('button', { name: 'Create token' }).click();
  await expect(form.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await expect(form.getByText('Type a name, such as “Home Assistant”.')).toBeVisible();
  await form.getByRole('textbox', { name: 'Name' }).fill('Home Assistant');
  await form.getByRole('checkbox', { name: 'See your name and settings' }).check();
  await form.getByLabel('Valid for').selectOption('30 days');
  await form.getByRole('button', { name: 'Create token' }).click();

  const shown = page.getByRole('dialog', { name: 'Your new token' });
  await expect(shown.getByRole('button', { name: 'Copy token' })).toBeFocused();
  await expect.poll(() => axeFindings(page)).toEqual([]);
  await expect.poll(() => sidewaysScroll(page)).toBeLessThanOrEqual(0);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('notice').getByText('Token copied')).toBeVisible();
  const token = (await shown.locator('code').textContent()) ?? '';
  const me = async () =>
    fetch(`${app.url}/api/v1/users/me`, { headers: { authorization: `Bearer ${token}` } });
  expect(await (await me()).json()).toMatchObject({ username });
  await shown.getByRole('button', { name: 'I have saved it' }).click();

  const tokens = page.getByRole('list', { name: 'Access tokens' });
  const row = tokens.getByRole('listitem');
  await expect(row).toContainText('Follow the live clock, see your boards, see your name and settings');
  await expect(row).toContainText(`${token.slice(0, 10)}…, last used`);
  await expect(page.getByText(token)).toHaveCount(0);
  await row.getByRole('button', { name: 'Revoke Home Assistant' }).click();
  const confirm = row.getByRole('button', { name: 'Revoke Home Assistant for good' });
  await expect(confirm).toBeFocused();
  await expect.poll(() => axeFindings(page)).toEqual([]);
  await confirm.click();
  await expect(page.getByText('Home Assistant is revoked.')).toBeVisible();
  await expect(tokens).toHaveCount(0);
  expect((await me()).status).toBe(401);
});
