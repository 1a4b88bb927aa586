import { MAX_SAVED_ZONES, type SavedZone } from '@live-tz/contracts';
import { listHasChanged, savedZoneUnknown, tooManyZones } from './saved-zones.errors';

/** A user's list, in order: the position of each zone is its index. */
export type SavedZoneList = readonly SavedZone[];

/** The zone with an id. @throws DomainError `not-found` */
export function zoneIn(list: SavedZoneList, id: string): SavedZone {
  const zone = list.find((each) => each.id === id);
  if (zone === undefined) throw savedZoneUnknown();
  return zone;
}

/**
 * The list with one more zone: at the given position, or last if there is none or the list is shorter.
 *
 * @throws DomainError `conflict` if the list is full
 */
export function withAdded(
  list: SavedZoneList,
  zone: Omit<SavedZone, 'position'>,
  position?: number,
): SavedZone[] {
  if (list.length >= MAX_SAVED_ZONES) throw tooManyZones();
  return numbered(list.toSpliced(position ?? list.length, 0, { ...zone, position: 0 }));
}

/**
 * The list with one zone renamed or replaced. The place by which it was chosen belongs to the old zone and is removed with it,
 * as is its country. The coordinates of the change are those of its zone.
 *
 * @throws DomainError `not-found`
 */
export function withChanged(
  list: SavedZoneList,
  id: string,
  change: Partial<Pick<SavedZone, 'zone' | 'label' | 'latitude' | 'longitude'>>,
): SavedZone[] {
  const { zone, label, place, country, latitude, longitude, ...rest } = zoneIn(list, id);
  const isSameZone = change.zone === undefined || change.zone === zone;
  const changed = {
    ...rest,
    zone: change.zone ?? zone,
    label: change.label === undefined ? label : change.label,
    place: isSameZone ? place : null,
    country: isSameZone ? country : null,
    latitude: isSameZone ? latitude : (change.latitude ?? null),
    longitude: isSameZone ? longitude : (change.longitude ?? null),
  };
  return list.map((each) => (each.id === id ? changed : each));
}

/** The list without a zone; those after it move up. @throws DomainError `not-found` */
export function without(list: SavedZoneList, id: string): SavedZone[] {
  const { position } = zoneIn(list, id);
  return numbered(list.toSpliced(position, 1));
}

/** The list in the order of the ids. @throws DomainError `conflict` if they are not exactly those of the list */
export function inOrder(list: SavedZoneList, ids: readonly string[]): SavedZone[] {
  const zones = new Map(list.map((zone) => [zone.id, zone]));
  const ordered = [...new Set(ids)].flatMap((id) => zones.get(id) ?? []);
  if (ordered.length !== list.length || ids.length !== list.length) throw listHasChanged();
  return numbered(ordered);
}

function numbered(zones: SavedZoneList): SavedZone[] {
  return zones.map((zone, position) => ({ ...zone, position }));
}
