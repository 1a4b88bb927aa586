import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { ActivatedRoute, Router } from '@angular/router';
import type { AlertChannel, AlertDelivery, Alerts } from '@live-tz/contracts';
import { BehaviorSubject } from 'rxjs';
import { AlertSettings } from './alert-settings';
import { AlertsApi } from './alerts-api';

const WEBHOOK: AlertChannel = {
  id: 'hook',
  kind: 'webhook',
  address: 'https://example.org/hook?key=1',
  createdAtMs: 0,
  isConfirmed: true,
};
const MAIL: AlertChannel = {
  ...WEBHOOK,
  id: 'mail',
  kind: 'mail',
  address: 'ada@example.org',
  isConfirmed: false,
};
const TEST: AlertDelivery = {
  id: 'test',
  channelId: 'hook',
  kind: 'test',
  summary: 'This is a test.',
  state: 'failed',
  attempts: 1,
  failure: 'timeout',
  status: null,
  createdAtMs: 0,
  sentAtMs: null,
  nextAttemptAtMs: null,
};

describe('AlertSettings', () => {
  let alerts: Alerts;
  const api = {
    read: jest.fn(() => Promise.resolve(alerts)),
    add: jest.fn(() => {
      alerts = { ...alerts, channels: [WEBHOOK] };
      return Promise.resolve({ ...WEBHOOK, secret: 'the secret' });
    }),
    remove: jest.fn(() => {
      alerts = { ...alerts, channels: [] };
      return Promise.resolve();
    }),
    test: jest.fn(() => {
      alerts = { ...alerts, deliveries: [TEST] };
      return Promise.resolve();
    }),
    confirm: jest.fn(() => Promise.resolve(MAIL)),
  };
  const navigate = jest.fn(() => Promise.resolve(true));
  const fragment = new BehaviorSubject<string | null>(null);
  let page: ComponentFixture<AlertSettings>;
  let root: HTMLElement;

  async function open(given: Partial<Alerts> = {}, opened: string | null = null): Promise<void> {
    alerts = { channels: [], hasMail: false, deliveries: [], ...given };
    jest.clearAllMocks();
    fragment.next(opened);
    TestBed.configureTestingModule({
      providers: [
        { provide: AlertsApi, useValue: api },
        { provide: ActivatedRoute, useValue: { fragment } },
        { provide: Router, useValue: { navigate } },
      ],
    });
    page = TestBed.createComponent(AlertSettings);
    await page.whenStable();
    root = page.nativeElement as HTMLElement;
  }

  async function press(name: string): Promise<void> {
    const named = (button: HTMLElement) =>
      (button.getAttribute('aria-label') ?? button.textContent)?.trim() === name;
    [...root.querySelectorAll('button')].find(named)?.click();
    await page.whenStable();
  }

  const text = () => root.textContent?.replace(/\s+/g, ' ') ?? '';

  it('shows the secret of a new webhook until it is saved', async () => {
    await open();
    const box = root.querySelector('input');
    if (box !== null) box.value = WEBHOOK.address;
    box?.dispatchEvent(new Event('input'));
    await press('Add webhook');
    expect(api.add).toHaveBeenCalledWith({ kind: 'webhook', address: WEBHOOK.address });
    expect(text()).toContain('the secret');
    await press('I have saved it');
    expect(text()).not.toContain('the secret');
  });

  it('offers mail where the site sends mail, and no test until an address is confirmed', async () => {
    await open({ hasMail: true, channels: [MAIL] });
    expect(text()).toContain('Open the link in the mail');
    expect(text()).not.toContain('Send a test');
    expect(root.querySelectorAll('input')).toHaveLength(2);
  });

  it('says where the site sends no mail', async () => {
    await open();
    expect(text()).toContain('This site does not send mail.');
    expect(root.querySelectorAll('input')).toHaveLength(1);
  });

  it('shows how a test ended', async () => {
    await open({ channels: [WEBHOOK] });
    await press('Send a test to example.org');
    expect(api.test).toHaveBeenCalledWith('hook');
    expect(text()).toContain('example.org · Failed: no answer in time');
  });

  it('shows the last five alerts until all are requested', async () => {
    const deliveries = Array.from({ length: 7 }, (_, index) => ({ ...TEST, id: String(index) }));
    await open({ channels: [WEBHOOK], deliveries });
    expect(root.querySelectorAll('.log li')).toHaveLength(5);
    await press('Show all');
    expect(root.querySelectorAll('.log li')).toHaveLength(7);
  });

  it('removes a channel', async () => {
    await open({ channels: [WEBHOOK] });
    await press('Remove example.org');
    expect(api.remove).toHaveBeenCalledWith('hook');
    expect(root.querySelectorAll('li')).toHaveLength(0);
    expect(text()).toContain('Nothing more is sent to example.org.');
  });

  it('confirms an address by the link in a mail, and forgets the token', async () => {
    await open({ hasMail: true, channels: [MAIL] }, 'confirm-alerts=the-token');
    expect(api.confirm).toHaveBeenCalledWith('the-token');
    expect(text()).toContain('The address is confirmed.');
    expect(navigate).toHaveBeenCalledWith([], expect.objectContaining({ replaceUrl: true }));
  });
});
