import { MAX_WATCHED_ZONES } from '@live-tz/contracts';
import { DomainError } from '../../errors/domain-error';
import { ZoneRules } from '../../timezones/rules/zone-rules';
import { zonesToWatch } from './watch-request';

const rules = new ZoneRules();

function refusalOf(payload: unknown): DomainError {
  try {
    zonesToWatch(payload, rules);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('It was taken.');
}

describe('zonesToWatch', () => {
  it.each([[[]], [['Europe/Berlin', 'Asia/Calcutta']], [Array(MAX_WATCHED_ZONES).fill('UTC')]])(
    'accepts %j',
    (zones) => {
      expect(zonesToWatch(zones, rules)).toEqual(zones);
    },
  );

  it.each([
    [undefined, 'list of zones'],
    [null, 'list of zones'],
    ['Europe/Berlin', 'list of zones'],
    [{ zones: [] }, 'list of zones'],
    [[7], 'by its name'],
    [['Mars/Olympus'], '"Mars/Olympus"'],
    [Array(MAX_WATCHED_ZONES + 1).fill('UTC'), `${MAX_WATCHED_ZONES}`],
  ])('refuses %j and says why', (payload, text) => {
    const refusal = refusalOf(payload);
    expect(refusal.kind).toBe('invalid');
    expect(refusal.message).toContain(text);
  });

  it('names every wrong zone by its index', () => {
    expect(refusalOf(['UTC', 'Mars/Olympus', null]).errors).toEqual([
      { field: 'zones.1', message: expect.stringContaining('Mars/Olympus') },
      { field: 'zones.2', message: expect.any(String) },
    ]);
  });

  it('does not quote an overlong name', () => {
    expect(refusalOf(['x'.repeat(10_000)]).message.length).toBeLessThan(200);
  });
});
