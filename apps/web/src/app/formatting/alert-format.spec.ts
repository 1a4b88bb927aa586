import type { AlertDelivery } from '@live-tz/contracts';
import { formatDelivery } from './alert-format';

const DELIVERY: AlertDelivery = {
  id: 'delivery',
  channelId: 'channel',
  kind: 'clock-change',
  summary: 'Clocks go back 60 minutes in Berlin on Sun, 25 Oct 2026 at 03:00.',
  state: 'waiting',
  attempts: 0,
  failure: null,
  status: null,
  createdAtMs: 0,
  sentAtMs: null,
  nextAttemptAtMs: Date.UTC(2026, 9, 18, 1, 0, 5),
};

describe('formatDelivery', () => {
  it.each<[Partial<AlertDelivery>, string]>([
    [{}, 'Being sent'],
    [
      { state: 'sent', sentAtMs: Date.UTC(2026, 9, 18, 1), nextAttemptAtMs: null },
      'Sent 2026-10-18 01:00 UTC',
    ],
    [
      { failure: 'redirect', status: 302 },
      'Trying again 2026-10-18 01:00 UTC: it answered with a redirect, which is not followed (302)',
    ],
    [{ state: 'failed', failure: 'timeout', nextAttemptAtMs: null }, 'Failed: no answer in time'],
  ])('of %j is %s', (fields, text) => {
    expect(formatDelivery({ ...DELIVERY, ...fields })).toBe(text);
  });
});
