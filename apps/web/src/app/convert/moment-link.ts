import { UrlSegment, type UrlMatchResult } from '@angular/router';
import type { ConvertedFrom } from '@live-tz/contracts';

const PAGE = 'convert';
const LINK = 'at';
const WHOLE_MINUTE = /(T\d\d:\d\d):00$/;

/** Which of the two instants of a gap or a fold a link selects. */
export type Taken = NonNullable<ConvertedFrom['taken']>;

/** The parameters in an address of the page. */
export interface MomentLink {
  /** A wall time in `zone`, or an instant, not validated yet; null for now. */
  at: string | null;
  zone: string | null;
  take: Taken | null;
  /** Further zones to convert the moment to. */
  to: readonly string[];
}

/**
 * Matches both addresses of the page with one route, so that the component stays while the address changes: `/convert`, and
 * `/at/2027-01-15T15:00/Europe/Berlin`, whose zone has one to three segments or contains `%2F`.
 */
export function matchMoment(segments: UrlSegment[]): UrlMatchResult | null {
  const [first, at, ...zone] = segments;
  if (first?.path === PAGE && segments.length === 1) return { consumed: segments };
  if (first?.path !== LINK) return null;
  return {
    consumed: segments,
    posParams: {
      at: at ?? new UrlSegment('', {}),
      zone: new UrlSegment(zone.map(({ path }) => path).join('/'), {}),
    },
  };
}

/**
 * Reads the parameters of the route and the query.
 *
 * @param at undefined on `/convert`, empty on `/at`
 */
export function linkFrom(at?: string, zone?: string, take?: string, to?: string): MomentLink {
  return {
    at: at ?? null,
    zone: zone || null,
    take: take === 'earlier' || take === 'later' ? take : null,
    to: (to ?? '').split(',').filter(Boolean),
  };
}

/** The router's commands and query parameters for a link. */
export function addressOf({ at, zone, take, to }: MomentLink) {
  const commands = at === null ? ['/', PAGE] : ['/', LINK, at, ...(zone?.split('/') ?? [])];
  return { commands, queryParams: { take: take ?? undefined, to: to.length === 0 ? undefined : to.join() } };
}

/** A wall time for a link, without the seconds of a whole minute. */
export function shortLocal(local: string): string {
  return local.replace(WHOLE_MINUTE, '$1');
}

/** `2027-01-15T15:00` for `2027-01-15T15:00:42`. */
export function toTheMinute(local: string): string {
  return local.slice(0, 'YYYY-MM-DDTHH:MM'.length);
}
