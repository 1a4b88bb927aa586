import { expect, type Page } from '@playwright/test';

export const PASSWORD = 'three long words';

let count = 0;

export function uniqueName(): string {
  count += 1;
  return `person-${process.pid}-${count}`;
}

/** Makes an account as a person does, and ends on the dashboard, ready for its first clock. */
export async function register(page: Page, url: string, username = uniqueName()): Promise<string> {
  await page.goto(`${url}/register`);
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Make my account' }).click();
  // The focus comes with the list, which is empty: before, answers are under way.
  await expect(page.getByRole('combobox')).toBeFocused();
  return username;
}

/** Signs in as a person does. */
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

/** Adds a clock by keyboard alone: type, take the first match, wait for its card. */
export async function addClock(page: Page, place: string): Promise<void> {
  const box = page.getByRole('combobox');
  await box.fill(place);
  await page.getByRole('option').first().waitFor();
  await box.press('Enter');
  await page.getByRole('article', { name: place }).waitFor();
}
