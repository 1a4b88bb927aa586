import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { BrowserLike, clockSocket, joined, nextTicks, RunningApp } from '@live-tz/test-cluster';
import { figure } from './support/figure';

const TOKEN = 'a-token-of-length';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(() => app.dispose());

async function metrics(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const response = await fetch(`${url}/metrics`, { headers });
  return { status: response.status, text: await response.text() };
}

/** The value of a series, by its name and labels in the text format. */
function valueOf(text: string, series: string): number {
  const line = text.split('\n').find((each) => each.startsWith(`${series} `));
  return Number(line?.slice(series.length + 1) ?? Number.NaN);
}

describe('/metrics', () => {
  it('counts connections, seconds and requests', async () => {
    const client = await BrowserLike.register(app.url);
    const socket = clockSocket(app.url, client.headers());
    await joined(socket);
    do await nextTicks(socket, 1);
    while ((await figure(app, 'livetz_seconds_total{how="confirmed"}')) < 2);
    const { status, text } = await metrics(app.url);
    expect(status).toBe(200);
    expect(valueOf(text, 'livetz_connections{face="socket.io"}')).toBe(1);
    expect(valueOf(text, 'livetz_connections{face="plain"}')).toBe(0);
    expect(valueOf(text, 'livetz_tick_lateness_seconds_count')).toBeGreaterThanOrEqual(2);
    expect(valueOf(text, 'livetz_tick_spread_seconds_count')).toBeGreaterThanOrEqual(2);
    expect(valueOf(text, 'livetz_dropped_readers_total')).toBe(0);
    expect(valueOf(text, 'livetz_tzdata_info{release="2026f",source="bundled"}')).toBe(1);
    expect(text).toContain(
      'livetz_http_request_duration_seconds_count{method="POST",route="/api/v1/auth/register",status="201"} 1',
    );
    expect(text).toContain('nodejs_eventloop_lag_seconds');
    expect(valueOf(text, 'livetz_clock_offset_seconds')).toBe(0);
    expect(valueOf(text, 'livetz_clock_steps_total')).toBe(0);
    socket.disconnect();
  });

  it('is described in docs/metrics.md, which `npm run metrics` updates', () => {
    const script = join(__dirname, '../../../tools/write-metrics.mjs');
    expect(execFileSync(process.execPath, [script, '--check', app.url], { encoding: 'utf8' })).toBe('');
  });

  it('reports readiness, its components, the last second and the rules', async () => {
    const { text } = await metrics(app.url);
    expect(valueOf(text, 'livetz_ready')).toBe(1);
    for (const component of ['clock', 'database', 'zoneData'])
      expect(valueOf(text, `livetz_component_up{component="${component}"}`)).toBe(1);
    expect(valueOf(text, 'livetz_last_second_age_seconds')).toBeLessThan(3);
    const nowSeconds = Date.now() / 1000;
    expect(valueOf(text, 'livetz_tzdata_applied_timestamp_seconds')).toBeLessThanOrEqual(nowSeconds);
    expect(text).toMatch(/^livetz_backup_last_success_timestamp_seconds Nan$/m);
  });

  it('has no label values from request data', async () => {
    for (const path of ['/api/v1/zones/Europe/Paris', '/api/v1/zones/Asia/Tokyo', '/no/such/page'])
      await fetch(app.url + path);
    const { text } = await metrics(app.url);
    expect(text).not.toMatch(/Paris|Tokyo|no\/such/);
  });

  it.each([
    'Forwarded',
    'Via',
    'X-Forwarded-For',
    'X-Forwarded-Host',
    'X-Forwarded-Proto',
    'X-Forwarded-Anything',
    'X-Real-IP',
    'X-Client-IP',
    'CF-Connecting-IP',
    'True-Client-IP',
  ])('refuses requests that a proxy has forwarded: %s', async (header) => {
    for (const value of ['127.0.0.1', ''])
      expect((await metrics(app.url, { [header]: value })).status).toBe(403);
  });

  it('requires the token if one is configured', async () => {
    const other = await RunningApp.start({ METRICS_TOKEN: TOKEN });
    expect((await metrics(other.url)).status).toBe(403);
    expect((await metrics(other.url, { authorization: 'Bearer another-token-here' })).status).toBe(403);
    expect(
      (await metrics(other.url, { authorization: `Bearer ${TOKEN}`, 'x-forwarded-for': '192.0.2.1' })).status,
    ).toBe(200);
    await other.dispose();
  });
});
