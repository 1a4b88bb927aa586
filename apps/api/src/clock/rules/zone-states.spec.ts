import { MS_PER_HOUR } from '@live-tz/wall-clock';
import { RuleSet } from '../../timezones/rules/rule-set';
import { ZoneRules } from '../../timezones/rules/zone-rules';
import { BUNDLED_ZONE_DATA } from '../../timezones/rules/zone-rules-data';
import { ZoneStates } from './zone-states';

const AUTUMN_MS = Date.UTC(2026, 9, 25, 1);

describe('ZoneStates', () => {
  let rules: ZoneRules;
  let states: ZoneStates;
  let stateAt: jest.SpyInstance;

  beforeEach(() => {
    rules = new ZoneRules();
    states = new ZoneStates(rules);
    stateAt = jest.spyOn(rules, 'stateAt');
  });

  it('reads the rules once until the clocks change', () => {
    const first = states.at('Europe/Berlin', AUTUMN_MS - MS_PER_HOUR);
    expect(states.at('Europe/Berlin', AUTUMN_MS - 1)).toBe(first);
    expect(stateAt).toHaveBeenCalledTimes(1);
    expect(states.at('Europe/Berlin', AUTUMN_MS)).toMatchObject({ offsetMinutes: 60, abbreviation: 'CET' });
    expect(stateAt).toHaveBeenCalledTimes(2);
  });

  it('discards a future state when the clock is set back', () => {
    expect(states.at('Europe/Berlin', AUTUMN_MS).offsetMinutes).toBe(60);
    expect(states.at('Europe/Berlin', AUTUMN_MS - 1).offsetMinutes).toBe(120);
  });

  it('discards a state of rules that were replaced', () => {
    states.at('Europe/Berlin', AUTUMN_MS);
    rules.replace(new RuleSet(BUNDLED_ZONE_DATA, { source: 'test', releasedOn: null }));
    states.at('Europe/Berlin', AUTUMN_MS);
    expect(stateAt).toHaveBeenCalledTimes(2);
  });
});
