import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import ICAL from 'ical.js';
import { seriousFindings } from './support/axe';
import { expect, test } from './support/live-tz';
import { sidewaysScroll } from './support/sideways-scroll';
import { addClock, register } from './support/users';

const BERLIN_AND_NEW_YORK = '/plan?zones=Europe/Berlin,America/New_York&from=2027-03-11&days=7';
const THREE = '/plan?zones=Europe/Berlin,America/New_York,Asia/Tokyo&from=2027-03-08&days=7';

function section(page: Page, name: string) {
  return page.getByRole('region', { name });
}

/** The policy of the page forbids scripts to read the clipboard. */
async function copied(page: Page): Promise<string> {
  const box = page.getByRole('combobox', { name: 'Add a place' });
  await box.fill('');
  await box.press('ControlOrMeta+V');
  return box.inputValue();
}

test.describe('a viewer who is not signed in', () => {
  test('sees the common hours of two places, and what a change of the clocks does to them', async ({
    page,
    app,
  }) => {
    await page.goto(app.url + BERLIN_AND_NEW_YORK);
    const common = section(page, 'When everyone is at work');
    await expect(common.getByRole('listitem')).toHaveText([
      /11 Mar.*15:00 – 17:00.*2 hours/,
      /12 Mar.*15:00 – 17:00/,
      /Clocks go forward 1 hour in New York .*: from then on, the day there is 1 hour earlier for Berlin/,
      /15 Mar.*14:00 – 17:00.*3 hours/,
      /16 Mar/,
      /17 Mar/,
    ]);
    await common.getByRole('link', { name: /15 Mar/ }).click();
    await expect(common.getByRole('listitem')).toHaveText([/15 Mar/]);
    await expect(page).toHaveURL(/from=2027-03-15&days=1/);
    await expect(section(page, 'Best times').getByText('Everyone is at work.').first()).toBeVisible();
    await page.goBack();
    await expect(common.getByRole('listitem')).toHaveCount(6);
  });

  test('takes the least bad time away as text, as a link and as an event', async ({ page, app }) => {
    await page.goto(app.url + THREE);
    const best = section(page, 'Best times').getByRole('group').first();
    await expect(best).toContainText('Late for Tokyo (22:00) and early for New York (08:00).');
    await expect(section(page, 'Take turns')).toContainText('The best time is always late for Tokyo.');
    await expect(section(page, 'Take turns').getByRole('group')).toHaveCount(3);

    await best.getByRole('button', { name: 'Copy as text' }).click();
    const text = await copied(page);
    expect(text).toMatch(/^Mon,? 8 Mar: 14:00 Berlin · 08:00 New York · 22:00 Tokyo$/);
    await best.getByRole('button', { name: 'Copy link' }).click();
    const link = await copied(page);

    const downloading = page.waitForEvent('download');
    await best.getByRole('button', { name: 'Add to calendar' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('meeting-2027-03-08.ics');
    const calendar = new ICAL.Component(ICAL.parse(readFileSync(await download.path(), 'utf8')));
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined);
    expect(event.startDate.toJSDate().toISOString()).toBe('2027-03-08T13:00:00.000Z');
    expect(event.description).toBe(text);

    await page.goto(link);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/8 Mar 2027,? 14:00 in Berlin$/);
    await expect(page.getByRole('list', { name: 'The same time elsewhere' })).toContainText('22:00');
  });

  test('leaves out a participant who does not have to come, with the keyboard', async ({ page, app }) => {
    await page.goto(app.url + THREE);
    await expect(page.getByText('There is no such time for everyone who has to come.')).toBeVisible();
    await page.getByLabel('Attendance of Tokyo').selectOption('Optional');
    await expect(section(page, 'When everyone is at work').getByRole('listitem')).toHaveCount(5);
    await expect(section(page, 'Best times')).toContainText('Optional: at night for Tokyo');
    await expect(page).toHaveURL(/optional=3/);
    await page.getByLabel('Attendance of New York').selectOption('Not invited');
    await page.getByLabel('Attendance of Berlin').selectOption('Not invited');
    await expect(page.getByText('Add the places of at least two people')).toBeVisible();
    await page.getByRole('combobox', { name: 'Add a place' }).fill('Lagos');
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Attendance of Lagos')).toBeVisible();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`finds nothing to report with axe, and nothing wider than a phone (${colorScheme})`, async ({
      page,
      app,
    }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(app.url + THREE);
      await expect(section(page, 'Best times').getByRole('group').first()).toBeVisible();
      await expect.poll(() => seriousFindings(page)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 700 });
      await expect.poll(() => sidewaysScroll(page)).toBe(0);
    });
  }
});

test('a signed-in user plans with their own clocks and labels', async ({ page, app }) => {
  await register(page, app.url);
  await addClock(page, 'Berlin');
  await addClock(page, 'Tokyo');
  await page.getByRole('button', { name: /^Board:/ }).click();
  await page.getByRole('menuitem', { name: 'Plan a meeting' }).click();
  await expect(page).toHaveURL(/\/plan\/[\w-]+$/);
  await expect(page.getByRole('list', { name: 'Participants' }).getByRole('listitem')).toHaveText([
    /Berlin/,
    /Tokyo/,
  ]);
  await expect(page.getByText('Dates and times are those of Berlin.')).toBeVisible();
  await expect(section(page, 'Best times').getByRole('group').first()).toBeVisible();
});
