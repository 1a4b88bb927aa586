import { DelayingProxy } from '@live-tz/test-cluster';
import { expect, test } from './support/live-tz';
import { BoundOnPage } from './support/bound-on-page';
import { addClock, register } from './support/users';
import { WatchedDigits } from './support/watched-digits';

const SECONDS = 12;

for (const [upMs, downMs] of [
  [0, 0],
  [200, 200],
  [500, 500],
  [0, 300],
] as const) {
  test(`each second is shown once, in order and within the bound on the page: ${upMs} ms to the server, ${downMs} ms back`, async ({
    page,
    app,
  }) => {
    await register(page, app.url);
    await addClock(page, 'Kathmandu');
    const proxy = await DelayingProxy.start(app.url, { upMs, downMs });
    try {
      await page.goto(proxy.url);
      await expect(page.getByTestId('connection')).toContainText('In sync');
      const digits = await WatchedDigits.of(page, 'Kathmandu');
      const bound = await BoundOnPage.of(page, 'Kathmandu');
      await digits.waitFor(SECONDS);
      await digits.expectUnbroken();
      await bound.expectToHold();
    } finally {
      await proxy.stop();
    }
  });
}
