import { utcOffsetLabel } from '@live-tz/wall-clock';
import type { Reading } from '../readings/reading';
import type { ZoneOffer } from '../names/zone-offer';
import type { ClockAgreement } from './clock-agreement';

/** The clocks of a reading, by whether they show now what it names. */
export interface ClocksInForce {
  /** Whether the reading is a kind of time at all. */
  readonly isOfLabel: boolean;
  readonly inForce: readonly ZoneOffer[];
  readonly notInForce: readonly ZoneOffer[];
  /** Says what the clock that is meant first shows instead, or null if it shows what was named. */
  readonly note: string | null;
}

const LETTERS = /^[A-Z]+$/;

/** Divides the clocks of an abbreviation or label into those that show it now and the others; any other reading is in force. */
export function clocksInForce({ kind, item, offers, text }: Reading, clocks: ClockAgreement): ClocksInForce {
  const label = item?.type === 'label' ? item.label : null;
  const [first] = offers;
  if (first === undefined || (kind !== 'abbreviation' && label === null)) {
    return { isOfLabel: false, inForce: offers, notInForce: [], note: null };
  }
  const shows = (zone: string): boolean => {
    const abbreviation = clocks.abbreviationOf(zone);
    const isAbbreviation = label === null || label.kind === 'abbreviation';
    if (isAbbreviation && clocks.usesAbbreviation(zone, text.toUpperCase()))
      return abbreviation === text.toUpperCase();
    return label === null || label.form === '' || label.form === (clocks.formOf(zone) ?? 'standard');
  };
  // The clocks of a name, as opposed to those of an abbreviation, are those of the first zone of which it is true.
  const inForce = offers.filter(({ zone }) => shows(zone)).slice(0, kind === 'abbreviation' ? undefined : 1);
  const notInForce = offers.filter(({ zone }) => !shows(zone));
  const note = shows(first.zone) ? null : noteOf(first, clocks);
  return { isOfLabel: true, inForce, notInForce, note };
}

function noteOf({ name, zone }: ZoneOffer, clocks: ClockAgreement): string {
  const abbreviation = clocks.abbreviationOf(zone);
  const shown = LETTERS.test(abbreviation) ? abbreviation : utcOffsetLabel(clocks.offsetOf(zone));
  return `${name} is on ${shown} now.`;
}
