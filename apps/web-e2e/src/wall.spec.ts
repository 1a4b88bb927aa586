import type { Page } from '@playwright/test';
import { seriousFindings } from './support/axe';
import { showClocks } from './support/clocks';
import { illegibleTexts } from './support/legible';
import { expect, RunningApp, test } from './support/live-tz';
import { register } from './support/users';

const HOME = 'Europe/Berlin';
const SCREENS = [
  { width: 1280, height: 720 },
  { width: 3840, height: 2160 },
  { width: 1080, height: 1920 },
];

async function openWall(page: Page, url: string, query = ''): Promise<void> {
  const boards = await page.request.get(`${url}/api/v1/boards`);
  const [first] = (await boards.json()) as { id: string }[];
  await page.goto(`${url}/wall/${first?.id}${query}`);
  await expect(page.getByTestId('time').first()).toHaveText(/^\d\d:\d\d/);
}

/** The part of the window from the first to the last of the digits, 0 to 1, and how far the clocks reach out of it in pixels. */
function shareOfClocks(page: Page): Promise<{ width: number; outside: number }> {
  return page.locator('ltz-wall li').evaluateAll((items) => {
    const all = items.flatMap((item) => [...item.children].map((each) => each.getBoundingClientRect()));
    const digits = items.map((item) => item.querySelector('time')?.getBoundingClientRect().width ?? 0);
    const columns = new Set(items.map((item) => Math.round(item.getBoundingClientRect().left))).size;
    const outside = all.map(({ left, right, top, bottom }) =>
      Math.max(-left, right - innerWidth, -top, bottom - innerHeight),
    );
    return { width: (Math.max(...digits) * columns) / innerWidth, outside: Math.max(...outside) };
  });
}

test('a wall fills a screen with its clocks and shows nothing else', async ({ page, app }) => {
  await register(page, app.url);
  await showClocks(page, 4, HOME);
  await openWall(page, app.url);
  await expect(page.getByTestId('time')).toHaveCount(4);
  for (const screen of SCREENS) {
    await page.setViewportSize(screen);
    await expect(async () => {
      const { width, outside } = await shareOfClocks(page);
      expect(outside).toBeLessThanOrEqual(0);
      expect(width).toBeGreaterThan(0.7);
    }).toPass();
    expect(await illegibleTexts(page)).toEqual([]);
  }
  expect(await seriousFindings(page)).toEqual([]);

  const wall = page.locator('ltz-wall');
  await expect(wall).toHaveCSS('cursor', 'none');
  await expect(page.getByRole('banner')).toHaveCount(0);
  const heartbeat = page.getByTestId('heartbeat');
  await expect(heartbeat).toHaveClass(/lit/);
  await expect(heartbeat).not.toHaveClass(/lit/);
  await expect(heartbeat).toHaveClass(/lit/);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(heartbeat).toBeHidden();

  await page.keyboard.press('s');
  await expect(page.getByTestId('time').first()).toHaveText(/^\d\d:\d\d$/);
  await expect(page).toHaveURL(/seconds=off/);
  await page.reload();
  await expect(page.getByTestId('time').first()).toHaveText(/^\d\d:\d\d$/);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(`${app.url}/`);
});

test('a wall says in words that the server is silent, ticks on, and comes back by itself', async ({
  page,
}) => {
  const first = await RunningApp.start();
  const { port } = new URL(first.url);
  await register(page, first.url);
  await showClocks(page, 1, HOME);
  await openWall(page, first.url, '?dim=off');
  const status = page.getByRole('status').filter({ hasText: /\w/ });
  const digits = page.getByTestId('time');
  await expect(status).toHaveCount(0);

  await first.end('SIGKILL');
  await expect(status).toHaveText('Reconnecting…');
  const before = (await digits.textContent()) ?? '';
  await expect(digits).not.toHaveText(before);
  const second = await RunningApp.start({ PORT: port }, first.dataDir);
  await expect(status).toHaveCount(0);
  await second.dispose();
});
