import { UrlSegment, type UrlMatchResult } from '@angular/router';
import type { ConvertedFrom } from '@live-tz/contracts';

const PAGE = 'convert';
const LINK = 'at';
const WHOLE_MINUTE = /(T\d\d:\d\d):00$/;

/** Which of the two instants of a gap or a fold a link takes. */
export type Taken = NonNullable<ConvertedFrom['taken']>;

/** What an address of the page asks for. */
export interface MomentLink {
  /** A wall time in `zone`, or an instant; null for now. It is as it was written: nobody has looked at it yet. */
  at: string | null;
  zone: string | null;
  take: Taken | null;
  /** Further zones to tell the moment in. */
  to: readonly string[];
}

/**
 * Both addresses of the page as one route, so that the page stays while its address changes: `/convert`, and
 * `/at/2027-01-15T15:00/Europe/Berlin`, whose zone has one to three segments, raw or with `%2F`.
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
 * What the route and the query give.
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

/** What the router shall open for a link. */
export function addressOf({ at, zone, take, to }: MomentLink) {
  const commands = at === null ? ['/', PAGE] : ['/', LINK, at, ...(zone?.split('/') ?? [])];
  return { commands, queryParams: { take: take ?? undefined, to: to.length === 0 ? undefined : to.join() } };
}

/** A wall time for a link: whole minutes are written without their seconds. */
export function shortLocal(local: string): string {
  return local.replace(WHOLE_MINUTE, '$1');
}

/** `2027-01-15T15:00` of `2027-01-15T15:00:42`. */
export function toTheMinute(local: string): string {
  return local.slice(0, 'YYYY-MM-DDTHH:MM'.length);
}
