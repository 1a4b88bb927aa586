import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountExport, AlertDelivery, Alerts, CreatedAlertChannel } from '@live-tz/contracts';
import { BrowserLike, replaceFile, RunningApp, temporaryFolder, zoneData } from '@live-tz/test-cluster';
import { isSigned, MailReceiver, WebhookReceiver } from './support/alert-receivers';
import { figure } from './support/figure';
import { problemOf } from './support/problem-of';

const ZONE = 'Asia/Kathmandu';
const MS_PER_MINUTE = 60_000;
const CHANGE_MS = Math.ceil((Date.now() + 6.5 * 24 * 60 * MS_PER_MINUTE) / MS_PER_MINUTE) * MS_PER_MINUTE;
const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX';

/** A number in the base 60 of moment-timezone. */
function base60(value: number): string {
  return (value >= 60 ? base60(Math.floor(value / 60)) : '') + (DIGITS[value % 60] ?? '');
}

const CHANGE = { [ZONE]: `+0545 +06|-5J -60|01|${base60(CHANGE_MS / MS_PER_MINUTE)}` };
const OTHER_ZONE = 'Asia/Thimphu';
const OTHER_RULE = { [OTHER_ZONE]: '+07|-70|0|' };

/** Kathmandu changes within seven days. */
const CHANGING = zoneData('2026zx', CHANGE);
/** The time in Thimphu changes at once as well. */
const CHANGING_OTHER = zoneData('2026zy', { ...CHANGE, ...OTHER_RULE });
/** Kathmandu does not change. */
const UNCHANGING = zoneData('2026zz', { [ZONE]: '+0545|-5J|0|', ...OTHER_RULE });

const folder = temporaryFolder();
const file = join(folder, 'rules.json');

let webhooks: WebhookReceiver;
let mails: MailReceiver;
let app: RunningApp;
let userOfFaultyWebhooks: BrowserLike;

function start(dataDir?: string): Promise<RunningApp> {
  const settings = {
    ALERTS_PRIVATE_ADDRESSES: 'on',
    SMTP_URL: mails.url,
    PUBLIC_URL: 'http://clock.example',
    TZDATA_FILE: file,
  };
  return RunningApp.start(settings, dataDir);
}

beforeAll(async () => {
  replaceFile(file, CHANGING);
  [webhooks, mails] = await Promise.all([WebhookReceiver.start(), MailReceiver.start()]);
  app = await start();
  // Ten seconds pass before the result of these, in which the other tests run.
  userOfFaultyWebhooks = await BrowserLike.register(app.url);
  for (const path of ['/redirect', '/hang']) {
    const { id } = await addWebhook(userOfFaultyWebhooks, path);
    await userOfFaultyWebhooks.post(`/users/me/alerts/channels/${id}/test`);
  }
});
afterAll(async () => {
  await app.dispose();
  webhooks.close();
  await mails.close();
  rmSync(folder, { recursive: true, force: true });
});

async function userWithClock(): Promise<BrowserLike> {
  const user = await BrowserLike.register(app.url);
  await user.post('/users/me/zones', { zone: ZONE });
  return user;
}

async function addWebhook(user: BrowserLike, path: string): Promise<CreatedAlertChannel> {
  const channel = { kind: 'webhook', address: webhooks.urlOf(path) };
  const { status, body } = await user.post<CreatedAlertChannel>('/users/me/alerts/channels', channel);
  expect(status).toBe(201);
  return body;
}

/** The deliveries of a user, once none is waiting that fulfils the condition. */
async function deliveries(
  user: BrowserLike,
  isEnded: (delivery: AlertDelivery) => boolean = ({ state }) => state !== 'waiting',
): Promise<AlertDelivery[]> {
  for (;;) {
    const { body } = await user.get<Alerts>('/users/me/alerts');
    if (body.deliveries.length > 0 && body.deliveries.every(isEnded)) return body.deliveries;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

describe('an alert by webhook', () => {
  it('is sent ahead of a change, signed, and repeated under the same id until it is accepted', async () => {
    const user = await userWithClock();
    const { id, secret, ...channel } = await addWebhook(user, '/flaky');
    expect(channel).toMatchObject({ kind: 'webhook', isConfirmed: true });
    const [first, second] = await webhooks.messages('/flaky', 2);
    expect(first?.message).toEqual({
      id: expect.any(String),
      kind: 'clock-change',
      summary: expect.stringMatching(
        /^Clocks go forward 15 minutes in Kathmandu on \w{3}, \d\d \w{3} \d{4} at /,
      ),
      zone: ZONE,
      daysAhead: 7,
      change: {
        zone: ZONE,
        atMs: CHANGE_MS,
        before: { offsetMinutes: 345, abbreviation: '+0545' },
        after: { offsetMinutes: 360, abbreviation: '+06' },
      },
      withdrawn: null,
      tzdata: '2026zx',
      createdAtMs: expect.any(Number),
    });
    expect(second?.message).toEqual(first?.message);
    for (const each of [first, second]) expect(each && isSigned(each, secret ?? '')).toBe(true);
    expect(await deliveries(user)).toEqual([
      expect.objectContaining({ channelId: id, state: 'sent', attempts: 2, failure: null, status: 200 }),
    ]);
    expect(await figure(app, 'livetz_alert_deliveries_total{channel="webhook",result="retried"}')).toBe(1);
    const { body: exported } = await user.get<AccountExport>('/users/me/export');
    expect(exported.alerts.channels).toHaveLength(1);
    expect(exported.audit.map(({ kind }) => kind)).toContain('alert-channel-added');
    expect(JSON.stringify(exported)).not.toContain(secret);
  });

  it('does not follow a redirect, and waits for an answer for ten seconds', async () => {
    const ended = await deliveries(userOfFaultyWebhooks);
    expect(ended.map(({ kind, state, failure, status }) => ({ kind, state, failure, status }))).toEqual([
      { kind: 'test', state: 'failed', failure: 'timeout', status: null },
      { kind: 'test', state: 'failed', failure: 'redirect', status: 307 },
    ]);
    expect(webhooks.received.map(({ path }) => path)).not.toContain('/target');
  });

  it('can have five addresses, which are whole URLs, each once', async () => {
    const user = await BrowserLike.register(app.url);
    const channels = '/users/me/alerts/channels';
    const refused = await user.post(channels, { kind: 'webhook', address: 'ftp://example.org' });
    expect(problemOf(refused)).toMatchObject({ status: 400, code: 'alert-address-refused' });
    for (const path of ['/1', '/2', '/3', '/4', '/5']) await addWebhook(user, path);
    const again = await user.post(channels, { kind: 'webhook', address: webhooks.urlOf('/5') });
    expect(problemOf(again)).toMatchObject({ status: 409, code: 'alert-channel-exists' });
    const sixth = await user.post(channels, { kind: 'webhook', address: webhooks.urlOf('/6') });
    expect(problemOf(sixth)).toMatchObject({ status: 409, code: 'too-many-alert-channels' });
    const { body } = await user.get<Alerts>('/users/me/alerts');
    for (const { id } of body.channels) await user.delete(`${channels}/${id}`);
    expect((await user.get<Alerts>('/users/me/alerts')).body.channels).toEqual([]);
    const statuses = [];
    for (let each = 0; each < 4; each += 1) {
      statuses.push((await user.post(channels, { kind: 'webhook', address: webhooks.urlOf('/7') })).status);
    }
    expect(statuses).toContain(429);
  });
});

describe('an alert by mail', () => {
  it('is sent once the link in a mail has been opened by the same user', async () => {
    const [user, other] = [await userWithClock(), await BrowserLike.register(app.url)];
    const address = 'ada@example.org';
    const { body: channel } = await user.post<CreatedAlertChannel>('/users/me/alerts/channels', {
      kind: 'mail',
      address,
    });
    expect(channel).toMatchObject({ isConfirmed: false, secret: null });
    const early = await user.post(`/users/me/alerts/channels/${channel.id}/test`);
    expect(problemOf(early).status).toBe(409);
    const [mail = ''] = await mails.to(address, 1);
    const [, token = ''] = /http:\/\/clock\.example\/settings#confirm-alerts=(\S+)/.exec(mail) ?? [];
    const confirm = (client: BrowserLike) => client.post('/users/me/alerts/confirmation', { token });
    expect(problemOf(await confirm(other))).toMatchObject({ status: 400, code: 'confirmation-void' });
    expect((await confirm(user)).body).toMatchObject({ isConfirmed: true });
    const [, alert] = await mails.to(address, 2);
    expect(alert).toMatch(/^Subject: Clocks go forward 15 minutes in Kathmandu/m);
    expect(alert).toContain('http://clock.example/settings');
    expect((await deliveries(user)).map(({ state }) => state)).toEqual(['sent']);
  });

  it('is not possible to an address that the mail server refuses', async () => {
    const user = await BrowserLike.register(app.url);
    const refused = await user.post('/users/me/alerts/channels', {
      kind: 'mail',
      address: 'refused@example.org',
    });
    expect(problemOf(refused)).toMatchObject({ status: 503, code: 'mail-failed' });
    expect((await user.get<Alerts>('/users/me/alerts')).body.channels).toEqual([]);
  });
});

describe('after a restart', () => {
  it('an alert is not sent again, and what new rules change is an alert at once', async () => {
    const user = await userWithClock();
    await user.post('/users/me/zones', { zone: OTHER_ZONE });
    await addWebhook(user, '/ok');
    await webhooks.messages('/ok', 1);
    await deliveries(user);
    await app.end();
    // Rules with the same change of the one zone, which are scanned because of the other zone.
    replaceFile(file, CHANGING_OTHER);
    app = await start(app.dataDir);
    await webhooks.messages('/ok', 2);
    replaceFile(file, UNCHANGING);
    const received = await webhooks.messages('/ok', 3);
    expect(received.map(({ message }) => [message.kind, message.zone, message.tzdata])).toEqual([
      ['clock-change', ZONE, '2026zx'],
      ['rules-change', OTHER_ZONE, '2026zy'],
      ['rules-change', ZONE, '2026zz'],
    ]);
    expect(received[1]?.message.summary).toContain('Its time is UTC+07:00 now, not UTC+06:00.');
    expect(received[2]?.message).toMatchObject({ change: null, withdrawn: { atMs: CHANGE_MS } });
    expect(received[2]?.message.summary).toContain('Clocks do not go forward on');
    expect(await deliveries(user.at(app.url))).toHaveLength(3);
  });
});
