import { BrowserLike, clockSocket, joined, nextTicks, RunningApp } from '@live-tz/test-cluster';
import { figure } from './support/figure';
import { retryUnavailable } from './support/retry-unavailable';

/** Longer than the test: only a second signal can end it in time. */
const DRAIN_SECONDS = '3600';

/** The readiness of a node: its status code, and the text of the answer. */
async function readinessOf({ url }: RunningApp): Promise<{ status: number; report: unknown }> {
  const response = await fetch(`${url}/health/ready`);
  return { status: response.status, report: await response.json() };
}

describe('a node that is told to stop, with DRAIN_SECONDS', () => {
  it('reports 503, serves and ticks on, and stops at a second signal', async () => {
    const app = await RunningApp.start({ DRAIN_SECONDS });
    try {
      const client = await BrowserLike.register(app.url);
      const socket = clockSocket(app.url, client.headers());
      await joined(socket);
      // A node that has just started is ready with its first second.
      expect((await retryUnavailable(() => client.get('//health/ready'))).status).toBe(200);
      app.signal('SIGTERM');
      while ((await readinessOf(app)).status === 200);
      expect(await readinessOf(app)).toMatchObject({
        status: 503,
        report: { status: 'down', details: { clock: 'up', database: 'up' } },
      });
      expect(await figure(app, 'livetz_ready')).toBe(0);
      // New connections and sessions are served as well: a load balancer may send some until it has noticed.
      expect((await (await BrowserLike.register(app.url)).get('/users/me')).status).toBe(200);
      await nextTicks(socket, 2);
      const closed = new Promise((resolve) => socket.once('disconnect', resolve));
      expect(await app.end('SIGTERM')).toBe(0);
      expect(await closed).toBe('transport close');
    } finally {
      await app.end('SIGKILL');
      await app.dispose();
    }
  });
});
