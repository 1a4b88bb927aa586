import type { OptionalCoordinates } from './coordinates';

/** One clock of a user's dashboard. The same zone may be saved twice with two labels. */
export interface SavedZone extends OptionalCoordinates {
  id: string;
  /** The IANA name as it was chosen, old names included (`Asia/Calcutta` stays `Asia/Calcutta`). */
  zone: string;
  /** The user's own text, or null. */
  label: string | null;
  /** 0 for the first on the dashboard. */
  position: number;
  /** The place by which it was chosen, or null: then the name is derived from the zone. */
  place: string | null;
  /** The country of that place, or null. */
  country: string | null;
}

/** `POST /users/me/zones`. */
export interface SaveZone extends Partial<OptionalCoordinates> {
  zone: string;
  label?: string | null;
  /** Position in the list, 0 first; last if missing. Restores a removed clock to its place. */
  position?: number;
  /** Name of the place by which it was found, as the search returned it; with its region if the name is ambiguous. */
  place?: string | null;
  /** Country of that place, as the search returned it. */
  country?: string | null;
}

/** `PATCH /users/me/zones/:id`. */
export interface SavedZoneChange {
  zone?: string;
  label?: string | null;
}

/** `PUT /users/me/zones/order`: all ids of the user, in their new order; 409 if the list has changed in the meantime. */
export interface ZoneOrder {
  ids: string[];
}
