import { Logger } from '@nestjs/common';
import type { ZoneRules } from '../timezones/zone-rules';
import { RulesAgreement } from './rules-agreement';

describe('RulesAgreement', () => {
  let warned: jest.SpyInstance;
  let told: jest.SpyInstance;
  let agreement: RulesAgreement;
  const hear = (second: number, rulesRelease: string) =>
    agreement.hear({ second, rulesRelease, issuedAtMs: second * 1000 - 1000 });

  beforeEach(() => {
    warned = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    told = jest.spyOn(Logger.prototype, 'log').mockImplementation();
    agreement = new RulesAgreement({ release: '2026f' } as ZoneRules);
  });
  afterEach(() => jest.restoreAllMocks());

  it('is content with nodes of one release', () => {
    hear(1, '2026f');
    hear(2, '2026f');
    expect(agreement.report()).toEqual({ own: '2026f', others: [] });
    expect(warned).not.toHaveBeenCalled();
  });

  it('tells another release once, though it is heard again and again between those that agree', () => {
    for (let second = 0; second < 200; second += 1) hear(second, second % 3 === 0 ? '2026e' : '2026f');
    expect(agreement.report()).toEqual({ own: '2026f', others: ['2026e'] });
    expect(warned).toHaveBeenCalledTimes(1);
    expect(told).not.toHaveBeenCalled();
  });

  it('tells when it is heard no more, and when it comes back', () => {
    hear(1, '2026e');
    hear(61, '2026f');
    expect(agreement.report().others).toEqual(['2026e']);
    hear(62, '2026f');
    expect(agreement.report().others).toEqual([]);
    expect(told).toHaveBeenCalledTimes(1);
    hear(63, '2026e');
    expect(warned).toHaveBeenCalledTimes(2);
  });

  it('knows several apart', () => {
    hear(1, '2026e');
    hear(2, '2026d');
    expect(agreement.report().others).toEqual(['2026d', '2026e']);
    expect(warned).toHaveBeenCalledTimes(2);
  });
});
