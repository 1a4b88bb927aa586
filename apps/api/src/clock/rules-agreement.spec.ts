import { Logger } from '@nestjs/common';
import { RulesAgreement } from './rules-agreement';
import type { RulesSwitch } from './rules-switch';

describe('RulesAgreement', () => {
  let warned: jest.SpyInstance;
  let told: jest.SpyInstance;
  let agreement: RulesAgreement;
  let own: { release: string; digest: string };
  let isAsAgreed: boolean;
  const hear = (second: number, rulesRelease: string, rulesDigest?: string) =>
    agreement.hear({ second, rulesRelease, rulesDigest, issuedAtMs: second * 1000 - 1000 });

  beforeEach(() => {
    warned = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    told = jest.spyOn(Logger.prototype, 'log').mockImplementation();
    own = { release: '2026f', digest: 'f' };
    isAsAgreed = false;
    const rules = { rulesAt: () => own, isAsAgreed: () => isAsAgreed };
    agreement = new RulesAgreement(rules as unknown as RulesSwitch);
  });
  afterEach(() => jest.restoreAllMocks());

  it('is content with nodes of the same rules', () => {
    hear(1, '2026f', 'f');
    hear(2, '2026f');
    expect(agreement.others()).toEqual([]);
    expect(agreement.isBehind()).toBe(false);
    expect(warned).not.toHaveBeenCalled();
  });

  it('tells another release once, though it is heard again and again between those that agree', () => {
    for (let second = 0; second < 200; second += 1) hear(second, second % 3 === 0 ? '2026e' : '2026f');
    expect(agreement.others()).toEqual(['2026e']);
    expect(warned).toHaveBeenCalledTimes(1);
    expect(told).not.toHaveBeenCalled();
  });

  it('tells other rules that call themselves the same release', () => {
    hear(1, '2026f', 'patched');
    expect(agreement.others()).toEqual(['2026f']);
    expect(warned).toHaveBeenCalledWith(expect.stringContaining('2026f, with other contents'));
  });

  it('tells when it is heard no more, and when it comes back', () => {
    hear(1, '2026e');
    hear(61, '2026f');
    expect(agreement.others()).toEqual(['2026e']);
    hear(62, '2026f');
    expect(agreement.others()).toEqual([]);
    expect(told).toHaveBeenCalledTimes(1);
    hear(63, '2026e');
    expect(warned).toHaveBeenCalledTimes(2);
  });

  it('knows several apart', () => {
    hear(1, '2026e');
    hear(2, '2026d');
    expect(agreement.others()).toEqual(['2026d', '2026e']);
    expect(warned).toHaveBeenCalledTimes(2);
  });

  it('is behind with others about, until it goes by the rules the nodes agreed on', () => {
    hear(1, '2026g', 'g');
    expect(agreement.isBehind()).toBe(true);
    isAsAgreed = true;
    expect(agreement.isBehind()).toBe(false);
  });

  it('has no others any more as soon as it goes by theirs', () => {
    hear(1, '2026g', 'g');
    own = { release: '2026g', digest: 'g' };
    hear(2, '2026g', 'g');
    expect(agreement.others()).toEqual([]);
  });
});
