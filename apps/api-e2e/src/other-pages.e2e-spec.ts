import type { SavedZone } from '@live-tz/contracts';
import {
  BrowserLike,
  type ClockSocket,
  clockSocket,
  joined,
  nextTicks,
  PASSWORD,
  RunningApp,
  uniqueName,
} from '@live-tz/test-cluster';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(() => app.dispose());

async function page(client: BrowserLike): Promise<ClockSocket> {
  const socket = clockSocket(app.url, client.headers());
  await joined(socket);
  return socket;
}

function notified(socket: ClockSocket, event: 'saved' | 'preferences'): Promise<void> {
  return new Promise((resolve) => socket.once(event, resolve));
}

it('notifies all pages of a user when their list or preferences have changed, and no other user', async () => {
  const username = uniqueName();
  const here = await BrowserLike.register(app.url, username);
  const elsewhere = await BrowserLike.open(app.url);
  await elsewhere.post('/auth/login', { username, password: PASSWORD });
  const otherUser = await BrowserLike.register(app.url);
  const pages = [await page(here), await page(elsewhere)];
  const events = new Set<string>();
  const otherPage = await page(otherUser);
  otherPage.onAny((event: string) => events.add(event));

  const notice = Promise.all(pages.map((socket) => notified(socket, 'saved')));
  const { body } = await here.post<SavedZone>('/users/me/zones', { zone: 'Asia/Tokyo' });
  await notice;
  const noticeAgain = Promise.all(pages.map((socket) => notified(socket, 'saved')));
  await elsewhere.delete(`/users/me/zones/${body.id}`);
  await noticeAgain;
  const changed = Promise.all(pages.map((socket) => notified(socket, 'preferences')));
  await here.patch('/users/me/preferences', { showSeconds: false });
  await changed;
  await nextTicks(otherPage, 1);
  expect(events).toEqual(new Set(['tick']));
  for (const socket of [...pages, otherPage]) socket.disconnect();
});
