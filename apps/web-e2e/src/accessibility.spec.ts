import { seriousFindings } from './support/axe';
import { expect, runCommand, test } from './support/live-tz';
import { addClock, register, signOut } from './support/users';

const THEMES = ['light', 'dark'] as const;

for (const colorScheme of THEMES) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    for (const path of ['/login', '/register', '/reset#token', '/no-such-page']) {
      test(`axe finds nothing serious on ${path}`, async ({ page, app }) => {
        await page.goto(app.url + path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect(await seriousFindings(page)).toEqual([]);
      });
    }

    test('axe finds nothing serious behind the log-in', async ({ page, app }) => {
      await register(page, app.url);
      expect(await seriousFindings(page)).toEqual([]);
      for (const place of ['Tokyo', 'Kathmandu', 'Honolulu']) await addClock(page, place);
      await page.getByRole('combobox').fill('a');
      await page.getByRole('option').first().waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      for (const path of ['/settings', '/admin']) {
        await page.goto(app.url + path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect(await seriousFindings(page)).toEqual([]);
      }
    });

    test('axe finds nothing serious on the page of an administrator', async ({ page, app }) => {
      const username = await register(page, app.url);
      await runCommand('users', ['make-admin', username], { DATA_DIR: app.dataDir });
      await page.goto(`${app.url}/admin`);
      await page.getByText(username).first().waitFor();
      expect(await seriousFindings(page)).toEqual([]);
    });
  });
}

for (const path of ['/login', '/register', '/', '/settings']) {
  test(`${path} fits 320 pixels without scrolling sideways`, async ({ page, app }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await register(page, app.url);
    if (path === '/') await addClock(page, 'Buenos Aires');
    if (path === '/login' || path === '/register') await signOut(page);
    await page.goto(app.url + path);
    await page.locator('main').waitFor();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
}
