import { MS_PER_HOUR, MS_PER_MINUTE } from '@live-tz/wall-clock';
import type { RuleSet } from '../../timezones/rules/rule-set';
import { isDue } from './alert-scan';

const RULES = { release: '2026f', digest: 'f' } as RuleSet;
const LAST = { version: 1, ageMs: MS_PER_MINUTE, release: '2026f', digest: 'f' };

describe('a scan', () => {
  it.each([
    ['there was none', null, true],
    ['one has just been made', LAST, false],
    ['the last one was an hour ago', { ...LAST, ageMs: MS_PER_HOUR }, true],
    ['the last one was by older rules', { ...LAST, release: '2026e', digest: 'e' }, true],
    ['the last one was by other rules of the same release', { ...LAST, digest: 'g' }, true],
    ['another node has newer rules', { ...LAST, release: '2026g', digest: 'g', ageMs: MS_PER_HOUR }, false],
    ['newer rules were withdrawn', { ...LAST, release: '2026g', digest: 'g', ageMs: 4 * MS_PER_HOUR }, true],
  ])('when %s', (_when, last, expected) => {
    expect(isDue(last, RULES)).toBe(expected);
  });
});
