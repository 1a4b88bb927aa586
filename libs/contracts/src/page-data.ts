import type { Me } from './accounts/account';
import type { Board } from './board';
import type { Preferences } from './accounts/preferences';
import type { ZoneState } from './zone-state';

/** The id of the element of a document that contains the JSON of {@link PageData}, or `null` if the server could not read them. */
export const PAGE_DATA_ID = 'page-data';

/** The zones of the clocks that the first page shows beside the visitor's own. */
export const FIRST_PAGE_ZONES = [
  'America/Los_Angeles',
  'America/New_York',
  'Europe/London',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Australia/Sydney',
] as const;

/** What the server sends with a document, so that the page shows its first second without another request. */
export interface PageData {
  /** The server's time when it sent the document, in UTC milliseconds. */
  utcMs: number;
  /** The signed-in user, or null for an anonymous client. */
  user: Me | null;
  /** Null for an anonymous client, and for a user without the second factor that the server requires. */
  preferences: Preferences | null;
  /** The board that the page shows, with its clocks; null on other pages, and where there is none. */
  board: Board | null;
  /** The states of these clocks' zones and of the home zone; of `FIRST_PAGE_ZONES` with the first page. */
  states: ZoneState[];
  /** Whether visitors who are not signed in get a first page with clocks, not the sign-in page. */
  hasFirstPage: boolean;
}
