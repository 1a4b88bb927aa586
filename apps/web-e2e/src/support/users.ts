import { expect, type Page } from '@playwright/test';

export const PASSWORD = 'three long words';

let count = 0;

/** No name is the beginning of another, so that a search for one finds no other. */
export function uniqueName(): string {
  count += 1;
  return `user-${process.pid}-${String(count).padStart(5, '0')}`;
}

/** Creates an account by the API, because that takes no page, and ends on the dashboard, ready for the first clock. */
export async function register(page: Page, url: string, username = uniqueName()): Promise<string> {
  await page.request.get(`${url}/api/v1/auth/session`);
  const { cookies } = await page.request.storageState();
  const token =
    cookies.find(({ name, domain }) => name === 'XSRF-TOKEN' && url.includes(domain))?.value ?? '';
  const response = await page.request.post(`${url}/api/v1/auth/register`, {
    data: { username, password: PASSWORD },
    headers: { 'X-XSRF-TOKEN': decodeURIComponent(token) },
  });
  expect(response.status()).toBe(201);
  await page.goto(url);
  await waitForEmptyDashboard(page);
  return username;
}

/** Registers through the page, and ends on the dashboard, ready for the first clock. */
export async function registerByPage(page: Page, url: string, username = uniqueName()): Promise<string> {
  await page.goto(`${url}/register`);
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await waitForEmptyDashboard(page);
  return username;
}

/** The search is focused once the empty list is loaded; before that, requests are pending. */
async function waitForEmptyDashboard(page: Page): Promise<void> {
  await expect(page.getByRole('combobox')).toBeFocused();
}

/** Signs in through the page. */
export async function signIn(page: Page, url: string, username: string): Promise<void> {
  await page.goto(`${url}/login`);
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('combobox').waitFor();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL('**/login');
}

/** Adds a clock with the keyboard alone: types a place, picks the first match and waits until its card shows the time there. */
export async function addClock(page: Page, place: string): Promise<void> {
  const box = page.getByRole('combobox');
  await box.fill(place);
  await page.getByRole('option').first().waitFor();
  await box.press('Enter');
  await expect(page.getByRole('article', { name: place }).getByTestId('time').first()).toHaveText(/\d/);
}
