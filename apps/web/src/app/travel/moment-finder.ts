import { inject, Injectable } from '@angular/core';
import type { Conversion, ZoneMatch } from '@live-tz/contracts';
import { MS_PER_DAY } from '@live-tz/wall-clock';
import { firstValueFrom } from 'rxjs';
import { ConversionApi } from '../convert/conversion-api';
import { findTransition } from '../convert/find-transition';
import { formatMatchNames } from '../formatting/match-name-format';
import { formatResolution } from '../formatting/resolution-format';
import { errorMessage, ProblemError } from '../http/problem-error';
import { PreferencesStore } from '../preferences/preferences-store';
import { TransitionsApi } from '../zones/transitions-api';
import type { ReadMoment } from './read-moment';

/** How far from the moment the change behind a gap or a fold is searched: none has skipped or repeated more than a day. */
const SEARCH_RADIUS_MS = 2 * MS_PER_DAY;
const HINT = 'Type a time, such as “3pm Thu New York”, “tomorrow 9am” or “2027-03-14 02:30 Berlin”.';

/** What a typed text means. */
export type FoundMoment =
  /** `remark` explains a time that clocks skip or show twice, and is empty otherwise. */
  | { kind: 'moment'; utcMs: number; zone: string; remark: string }
  | { kind: 'now' }
  /** The name of the place may mean several, or is only similar to theirs. */
  | { kind: 'places'; message: string; places: readonly ZoneMatch[] }
  | { kind: 'none'; message: string };

/** Finds the moment that a user has typed. Which place and which instant it is decides the server. */
@Injectable()
export class MomentFinder {
  private readonly conversions = inject(ConversionApi);
  private readonly transitions = inject(TransitionsApi);
  private readonly hourFormat = inject(PreferencesStore).hourFormat;

  /**
   * @param homeZone the zone of a time without a place
   * @param chosenZone the zone to take in place of the one that the text names
   */
  async find(text: string, homeZone: string, chosenZone: string | null = null): Promise<FoundMoment> {
    if (/^\s*now\s*$/i.test(text)) return { kind: 'now' };
    const { readMoment } = await import('./read-moment');
    // The place has to be known before a time of its clocks can be read: there it may be tomorrow already.
    const draft = readMoment(text, '2000-01-01T00:00:00', navigator.language);
    if (draft === null) return { kind: 'none', message: HINT };
    try {
      const { from } = await this.convert(null, chosenZone ?? (draft.place || homeZone));
      const moment = readMoment(text, from.local, navigator.language) ?? draft;
      return await this.resolve(moment, from.zone);
    } catch (error) {
      return failureOf(error, draft.place);
    }
  }

  private async resolve({ at, isInstant }: ReadMoment, zone: string): Promise<FoundMoment> {
    const { utcMs, from } = await this.convert(at, zone);
    const change =
      isInstant || from.resolution === 'exact'
        ? null
        : await firstValueFrom(
            this.transitions.between([zone], utcMs - SEARCH_RADIUS_MS, utcMs + SEARCH_RADIUS_MS),
          ).then(
            (transitions) => findTransition(from, transitions),
            () => null,
          );
    return { kind: 'moment', utcMs, zone, remark: formatResolution(utcMs, from, change, this.hourFormat()) };
  }

  private convert(at: string | null, from: string): Promise<Conversion> {
    return firstValueFrom(this.conversions.convert({ at, from, to: [], disambiguation: null }));
  }
}

function failureOf(error: unknown, place: string): FoundMoment {
  if (!(error instanceof ProblemError) || error.fieldMessage('from') === '')
    return { kind: 'none', message: errorMessage(error) };
  const places = formatMatchNames(error.problem.candidates ?? []);
  const problem = error.hasCode('ambiguous')
    ? `“${place}” may mean several places. Which one?`
    : `No place is called “${place}”.`;
  if (places.length === 0) return { kind: 'none', message: `${problem} ${HINT}` };
  return {
    kind: 'places',
    message: error.hasCode('ambiguous') ? problem : `${problem} Did you mean one of these?`,
    places,
  };
}
