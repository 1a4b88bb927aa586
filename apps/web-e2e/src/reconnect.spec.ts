import { expect, RunningApp, test } from './support/live-tz';
import { addClock, register } from './support/users';
import { WatchedDigits } from './support/watched-digits';

test('a server that is killed and started again costs an open page no second', async ({ page }) => {
  const first = await RunningApp.start();
  const { port } = new URL(first.url);
  await register(page, first.url);
  await addClock(page, 'Tokyo');
  const digits = await WatchedDigits.of(page, 'Tokyo');
  await digits.waitFor(3);

  await first.end('SIGKILL');
  await expect(page.getByTestId('connection')).toContainText('Reconnecting…');
  const second = await RunningApp.start({ PORT: port }, first.dataDir);
  await expect(page.getByTestId('connection')).toContainText('Live');

  const { length } = await digits.shown();
  await digits.waitFor(length + 3);
  await digits.expectUnbroken();
  await second.dispose();
});
