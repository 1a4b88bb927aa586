import type { Coordinates, ZoneState } from '@live-tz/contracts';
import { ruleAt } from '@live-tz/wall-clock';
import type { HourFormat } from '../formatting/hour-format';
import { formatHourAndMinute } from '../formatting/wall-time-format';
import type { IconName } from '../ui/icons';
import { type DayPhase, type LightStep, phaseAt, stepAt } from './day-phase';
import { nextSunEvent, sunPositionAt } from './sun-position';

/** What a card shows of the sun. None of it changes within a minute. */
export interface SunLight {
  step: LightStep;
  icon: IconName;
  /** `Night` */
  word: string;
  /** `Sunset 15:57`, by the clock of the place. */
  next: string;
}

const SHOWN: Readonly<Record<DayPhase, Pick<SunLight, 'icon' | 'word'>>> = {
  night: { icon: 'moon', word: 'Night' },
  dawn: { icon: 'sunrise', word: 'Dawn' },
  day: { icon: 'sun', word: 'Day' },
  dusk: { icon: 'sunset', word: 'Dusk' },
};

/** The light at a place, with local times by the rules of its zone. */
export function sunLightOf(
  coordinates: Coordinates,
  state: ZoneState,
  utcMs: number,
  format: HourFormat,
): SunLight {
  const { altitudeDegrees, isRising } = sunPositionAt(utcMs, coordinates);
  const phase = phaseAt(altitudeDegrees, isRising);
  const event = nextSunEvent(utcMs, coordinates);
  const step = stepAt(altitudeDegrees, isRising);
  if (event === null) {
    const next = phase === 'day' ? 'The sun does not set today' : 'The sun does not rise today';
    return { ...SHOWN[phase], step, next };
  }
  const time = formatHourAndMinute(event.atMs, ruleAt(state, event.atMs).offsetMinutes, format);
  return { ...SHOWN[phase], step, next: `${event.kind === 'sunrise' ? 'Sunrise' : 'Sunset'} ${time}` };
}
