import { MAX_BOARD_CLOCKS } from '@live-tz/contracts';
import { boardChanged, boardFull, clockUnknown } from './boards.errors';
import type { StoredClock } from './stored-board';

/** The clocks of a board, in order: the position of each clock is its index. */
export type ClockList = readonly StoredClock[];

/** A change of one clock. The coordinates are those of its zone. */
export type ClockChange = Partial<
  Pick<StoredClock, 'zone' | 'label' | 'hours' | 'note' | 'latitude' | 'longitude'>
>;

/** A clock that is not on the board yet. */
export type AddedClock = Omit<StoredClock, 'position' | 'revision'>;

/** The clock with an id. @throws DomainError `not-found` */
export function clockIn(list: ClockList, id: string): StoredClock {
  const clock = list.find((each) => each.id === id);
  if (clock === undefined) throw clockUnknown();
  return clock;
}

/**
 * The list with one more clock: at the given position, or last if there is none or the list is shorter. A clock that is already
 * in the list is not added again.
 *
 * @throws DomainError `conflict` if the list is full
 */
export function withAdded(list: ClockList, clock: AddedClock, position?: number): ClockList {
  if (list.some(({ id }) => id === clock.id)) return list;
  if (list.length >= MAX_BOARD_CLOCKS) throw boardFull();
  return numbered(list.toSpliced(position ?? list.length, 0, { ...clock, position: 0, revision: 0 }));
}

/** The list with more clocks after the others. @throws DomainError `conflict` if they do not all fit */
export function withAllAdded(list: ClockList, clocks: readonly AddedClock[]): ClockList {
  return clocks.reduce((longer, clock) => withAdded(longer, clock), list);
}

/**
 * The list with one clock changed. The place by which it was chosen belongs to the old zone and is removed with it, as is its
 * country.
 *
 * @throws DomainError `not-found`
 */
export function withChanged(list: ClockList, id: string, change: ClockChange): ClockList {
  const clock = clockIn(list, id);
  const isSameZone = change.zone === undefined || change.zone === clock.zone;
  const changed: StoredClock = {
    ...clock,
    label: change.label === undefined ? clock.label : change.label,
    hours: change.hours === undefined ? clock.hours : change.hours,
    note: change.note === undefined ? clock.note : change.note,
    ...(!isSameZone && {
      zone: change.zone ?? clock.zone,
      place: null,
      country: null,
      latitude: change.latitude ?? null,
      longitude: change.longitude ?? null,
    }),
  };
  return list.map((each) => (each.id === id ? changed : each));
}

/** The list without a clock; those after it move up. @throws DomainError `not-found` */
export function without(list: ClockList, id: string): ClockList {
  const { position } = clockIn(list, id);
  return numbered(list.toSpliced(position, 1));
}

/** The list in the order of the ids. @throws DomainError `conflict` if they are not exactly those of the list */
export function inOrder(list: ClockList, ids: readonly string[]): ClockList {
  const clocks = new Map(list.map((clock) => [clock.id, clock]));
  const ordered = [...new Set(ids)].flatMap((id) => clocks.get(id) ?? []);
  if (ordered.length !== list.length || ids.length !== list.length) throw boardChanged();
  return numbered(ordered);
}

function numbered(clocks: ClockList): StoredClock[] {
  return clocks.map((clock, position) => ({ ...clock, position }));
}
