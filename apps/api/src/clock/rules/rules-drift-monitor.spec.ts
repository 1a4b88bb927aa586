import { Logger } from '@nestjs/common';
import { MS_PER_SECOND, startOf } from '@live-tz/wall-clock';
import { RulesDriftMonitor } from './rules-drift-monitor';
import type { RulesSwitch } from './rules-switch';

describe('RulesDriftMonitor', () => {
  let warned: jest.SpyInstance;
  let logged: jest.SpyInstance;
  let drift: RulesDriftMonitor;
  let own: { release: string; digest: string };
  let isAsAgreed: boolean;
  const announce = (second: number, rulesRelease: string, rulesDigest?: string) =>
    drift.compare({ second, rulesRelease, rulesDigest, issuedAtMs: startOf(second) - MS_PER_SECOND });

  beforeEach(() => {
    warned = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    logged = jest.spyOn(Logger.prototype, 'log').mockImplementation();
    own = { release: '2026f', digest: 'f' };
    isAsAgreed = false;
    const rules = { rulesAt: () => own, isAsAgreed: () => isAsAgreed };
    drift = new RulesDriftMonitor(rules as unknown as RulesSwitch);
  });
  afterEach(() => jest.restoreAllMocks());

  it('logs nothing about nodes with the same rules', () => {
    announce(1, '2026f', 'f');
    announce(2, '2026f');
    expect(drift.others()).toEqual([]);
    expect(drift.isStale()).toBe(false);
    expect(warned).not.toHaveBeenCalled();
  });

  it('logs another release once, although it is announced repeatedly between equal ones', () => {
    for (let second = 0; second < 200; second += 1) announce(second, second % 3 === 0 ? '2026e' : '2026f');
    expect(drift.others()).toEqual(['2026e']);
    expect(warned).toHaveBeenCalledTimes(1);
    expect(logged).not.toHaveBeenCalled();
  });

  it('logs different rules of the same release', () => {
    announce(1, '2026f', 'patched');
    expect(drift.others()).toEqual(['2026f']);
    expect(warned).toHaveBeenCalledWith(expect.stringContaining('2026f, with different contents'));
  });

  it('logs when other rules are no longer announced, and when they are announced again', () => {
    announce(1, '2026e');
    announce(61, '2026f');
    expect(drift.others()).toEqual(['2026e']);
    announce(62, '2026f');
    expect(drift.others()).toEqual([]);
    expect(logged).toHaveBeenCalledTimes(1);
    announce(63, '2026e');
    expect(warned).toHaveBeenCalledTimes(2);
  });

  it('distinguishes several other rules', () => {
    announce(1, '2026e');
    announce(2, '2026d');
    expect(drift.others()).toEqual(['2026d', '2026e']);
    expect(warned).toHaveBeenCalledTimes(2);
  });

  it('is stale with other rules in use, until it uses the rules that the nodes agreed on', () => {
    announce(1, '2026g', 'g');
    expect(drift.isStale()).toBe(true);
    isAsAgreed = true;
    expect(drift.isStale()).toBe(false);
  });

  it('has no other rules any more once it uses theirs', () => {
    announce(1, '2026g', 'g');
    own = { release: '2026g', digest: 'g' };
    announce(2, '2026g', 'g');
    expect(drift.others()).toEqual([]);
  });
});
