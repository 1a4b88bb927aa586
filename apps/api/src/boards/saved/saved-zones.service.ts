import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SavedZone, SavedZoneChange, SaveZone } from '@live-tz/contracts';
import { BoardNotices } from '../board-notices';
import { BoardsRepository } from '../boards.repository';
import { BoardsService } from '../boards.service';
import { clockIn, type ClockList, inOrder, withAdded, withChanged, without } from '../clock-list';
import { ClockPlaces } from '../clock-places';
import type { StoredClock } from '../stored-board';

/** The clocks of users' first boards, under `/users/me/zones`. */
@Injectable()
export class SavedZonesService {
  constructor(
    private readonly repository: BoardsRepository,
    private readonly boards: BoardsService,
    private readonly places: ClockPlaces,
    private readonly notices: BoardNotices,
  ) {}

  /** In the order of the list. */
  async list(userId: string): Promise<SavedZone[]> {
    const first = await this.repository.findFirst(userId);
    if (first === null) return [];
    this.boards.storeCoordinates(userId, first);
    return first.clocks.map((clock) => toSavedZone(this.places.located(clock)));
  }

  /** @throws DomainError `invalid` for an unknown zone, `conflict` if the list is full */
  async add(userId: string, { position, label, ...place }: SaveZone): Promise<SavedZone> {
    const unset = { hours: null, note: null };
    const added = { id: randomUUID(), label: label ?? null, ...unset, ...(await this.places.of(place)) };
    const clocks = await this.write(userId, (list) => withAdded(list, added, position));
    return toSavedZone(clockIn(clocks, added.id));
  }

  /** @throws DomainError `invalid` for an unknown zone, `not-found` for an id that is not in the user's list */
  async change(userId: string, id: string, { zone, label }: SavedZoneChange): Promise<SavedZone> {
    const change = { label, ...(zone === undefined ? {} : this.places.atCityOf(zone)) };
    const clocks = await this.write(userId, (list) => withChanged(list, lowerCase(id), change));
    return toSavedZone(clockIn(clocks, lowerCase(id)));
  }

  /** @throws DomainError `not-found` for an id that is not in the user's list */
  async remove(userId: string, id: string): Promise<void> {
    await this.write(userId, (list) => without(list, lowerCase(id)));
  }

  /** @throws DomainError `conflict` if the ids are not exactly those of the user's list */
  async reorder(userId: string, ids: readonly string[]): Promise<SavedZone[]> {
    const clocks = await this.write(userId, (list) => inOrder(list, ids.map(lowerCase)));
    return clocks.map(toSavedZone);
  }

  private async write(userId: string, update: (list: ClockList) => ClockList): Promise<ClockList> {
    const { after, written } = await this.repository.changeFirst(userId, (before) => ({
      ...before,
      clocks: update(before.clocks),
    }));
    this.notices.publish(written);
    return after.clocks;
  }
}

/** The form in which the database writes ids; RFC 9562 accepts both cases. */
function lowerCase(id: string): string {
  return id.toLowerCase();
}

function toSavedZone(clock: StoredClock): SavedZone {
  const { id, zone, label, position, place, country, latitude, longitude } = clock;
  return { id, zone, label, position, place, country, latitude, longitude };
}
