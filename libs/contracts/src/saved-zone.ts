/** One clock of a person's dashboard. The same zone may be saved twice under two labels. */
export interface SavedZone {
  id: string;
  /** The IANA name as it was chosen, old names included (`Asia/Calcutta` stays `Asia/Calcutta`). */
  zone: string;
  /** The person's own words for it, or null. */
  label: string | null;
  /** 0 for the first of the dashboard. */
  position: number;
  /** The place it was chosen by, or null: the name then follows from the zone. */
  place: string | null;
  /** The country of that place, or null. */
  country: string | null;
}

/** `POST /users/me/zones`. */
export interface SaveZone {
  zone: string;
  label?: string | null;
  /** Where it goes, 0 first; last when missing. What brings a removed clock back to its place. */
  position?: number;
  /** Name of the place it was found by, as the search gave it; with its region where the name alone leaves it open. */
  place?: string | null;
  /** Country of that place, as the search gave it. */
  country?: string | null;
}

/** `PATCH /users/me/zones/:id`. */
export interface SavedZoneChange {
  zone?: string;
  label?: string | null;
}

/** `PUT /users/me/zones/order`: all the person's ids, in their new order; 409 when the list has changed meanwhile. */
export interface ZoneOrder {
  ids: string[];
}
