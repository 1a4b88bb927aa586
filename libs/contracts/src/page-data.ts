import type { Me } from './account';
import type { Board } from './board';
import type { Preferences } from './preferences';
import type { SavedZone } from './saved-zone';
import type { ZoneState } from './zone-state';

/** The id of the element of a document that contains the JSON of {@link PageData}, or `null` if the server could not read them. */
export const PAGE_DATA_ID = 'page-data';

/** What the server sends with a document, so that the page shows its first second without another request. */
export interface PageData {
  /** The server's time when it sent the document, in UTC milliseconds. */
  utcMs: number;
  /** The signed-in user, or null for an anonymous client. */
  user: Me | null;
  /** Null for an anonymous client, and for a user without the second factor that the server requires. */
  preferences: Preferences | null;
  /** The clocks of the user, in order; null on pages other than the dashboard. */
  zones: SavedZone[] | null;
  /** The board of the page, with its clocks; null on pages other than a board. */
  board?: Board | null;
  /** The states of these clocks' zones and of the home zone. */
  states: ZoneState[];
}
