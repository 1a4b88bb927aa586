import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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

/** A link to the first board of the signed-in user, for viewers. */
async function createLink(page: Page): Promise<{ token: string; revoke: () => Promise<void> }> {
  const send = (method: string, path: string, body?: object) =>
    page.evaluate(
      async ([each, to, content]) => {
        const token = /XSRF-TOKEN=([^;]+)/.exec(document.cookie)?.[1] ?? '';
        const headers = { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': decodeURIComponent(token) };
        const response = await fetch(`api/v1/${to}`, {
          method: each,
          headers,
          body: JSON.stringify(content),
        });
        if (!response.ok) throw new Error(`${to}: ${response.status}`);
        return response.status === 204 ? null : ((await response.json()) as unknown);
      },
      [method, path, body] as const,
    );
  const [board] = (await send('GET', 'boards')) as { id: string }[];
  const links = `boards/${board?.id}/links`;
  const { id, url } = (await send('POST', links, { role: 'viewer' })) as { id: string; url: string };
  return {
    token: url.slice(url.lastIndexOf('/') + 1),
    revoke: async () => void (await send('DELETE', `${links}/${id}`)),
  };
}

test('a wall fills a screen with its clocks and shows nothing else', async ({ page, app }) => {
  await register(page, app.url);
  // Without a home the wall follows its first clock.
  await showClocks(page, 4, null);
  await openWall(page, app.url);
  await expect(page.getByTestId('time')).toHaveCount(4);
  for (const screen of SCREENS) {
    await page.setViewportSize(screen);
    await expect(async () => {
      const { width, outside } = await shareOfClocks(page);
      expect(outside).toBeLessThanOrEqual(0);
      expect(width).toBeGreaterThan(0.7);
    }).toPass();
    await expect.poll(() => illegibleTexts(page)).toEqual([]);
  }
  await expect.poll(() => seriousFindings(page)).toEqual([]);

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
  app,
}) => {
  await register(page, app.url);
  await showClocks(page, 1, HOME);
  await openWall(page, app.url, '?dim=off');
  const status = page.getByRole('status').filter({ hasText: /\w/ });
  const digits = page.getByTestId('time');
  await expect(status).toHaveCount(0);

  app.signal('SIGSTOP');
  await expect(status).toHaveText('Reconnecting…');
  const before = (await digits.textContent()) ?? '';
  await expect(digits).not.toHaveText(before);
  app.signal('SIGCONT');
  await expect(status).toHaveCount(0);
});

test('a site of EMBED_ORIGINS shows the board of a link in a frame until it is revoked, and no other site does', async ({
  page,
  browser,
}) => {
  let framed = '';
  const site = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(`<body style="background: tan"><iframe src="${framed}"></iframe>`);
  }).listen(0);
  await once(site, 'listening');
  const { port } = site.address() as AddressInfo;
  const app = await RunningApp.start({ EMBED_ORIGINS: `http://localhost:${port}` });
  await register(page, app.url);
  await showClocks(page, 2, HOME);
  const link = await createLink(page);
  framed = `${app.url}/embed/${link.token}?clock=Europe/Lisbon&theme=dark`;
  const reader = await (await browser.newContext()).newPage();
  const frame = reader.frameLocator('iframe');

  await reader.goto(`http://localhost:${port}`);
  const digits = frame.getByTestId('time');
  await expect(digits).toHaveCount(1);
  await expect(digits).toHaveText(/^\d\d:\d\d/);
  const shown = (await digits.textContent()) ?? '';
  await expect(digits).not.toHaveText(shown);
  await expect(frame.locator('html')).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
  await expect(frame.getByRole('link').or(frame.getByRole('button'))).toHaveCount(0);

  await link.revoke();
  await expect(digits).toHaveCount(0);
  await expect(frame.getByRole('status')).toHaveText(/link/);

  await reader.goto(`http://127.0.0.1:${port}`);
  await expect(frame.locator('ltz-root')).toHaveCount(0);
  await reader.context().close();
  site.close();
  await app.dispose();
});
