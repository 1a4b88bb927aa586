import { DEFAULT_PREFERENCES, type PageData, type SavedZone } from '@live-tz/contracts';
import { ruleAt } from '@live-tz/wall-clock';
import { formatLabel } from '../app/formatting/clock-label-format';
import { hourFormatOf } from '../app/formatting/hour-format';
import { formatClockParts } from '../app/formatting/wall-time-format';
import { element } from './element';

/** One clock: its label and its digits. */
export interface Card {
  item: HTMLElement;
  show(utcMs: number): void;
}

export function cardFor(saved: SavedZone, { preferences, states }: PageData): Card {
  const { hourCycle, showSeconds } = preferences ?? DEFAULT_PREFERENCES;
  const hourFormat = hourFormatOf(hourCycle, navigator.language);
  const state = states.find(({ zone }) => zone === saved.zone);
  const item = element('li', '');
  const card = element('div', 'card clock-card');
  // As wide as the digits that replace them.
  const [time, seconds, period] = [
    element('time', '', '\u2012\u2012:\u2012\u2012'),
    element('span', 'seconds', ':\u2012\u2012'),
    element('span', 'period'),
  ];
  const digits = element('p', 'digits clock-digits');
  digits.append(time, ...(showSeconds ? [seconds] : []), ...(hourFormat === 'h12' ? [period] : []));
  const label = element('div', 'clock-label');
  // The room of its icon.
  if (saved.zone === preferences?.homeZone) label.append(element('span', 'home'));
  label.append(element('h2', '', formatLabel(saved)));
  card.append(label, digits, element('p', 'clock-facts'));
  item.append(card);
  return { item, show };

  function show(utcMs: number): void {
    if (state === undefined) return;
    const { offsetMinutes } = ruleAt(state, utcMs);
    const parts = formatClockParts(utcMs, offsetMinutes, hourFormat);
    time.textContent = `${parts.hour}:${parts.minute}`;
    seconds.textContent = `:${parts.second}`;
    period.textContent = parts.period;
  }
}
