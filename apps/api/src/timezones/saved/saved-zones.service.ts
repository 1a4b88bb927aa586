import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SavedZone, SavedZoneChange, SaveZone } from '@live-tz/contracts';
import { NodeBus } from '../../cluster/node-bus';
import { ZoneSearch } from '../search/zone-search';
import { unknownZoneIn } from '../unknown-zone';
import { ZoneRules } from '../rules/zone-rules';
import { inOrder, type SavedZoneList, withAdded, withChanged, without, zoneIn } from './saved-zone-list';
import { SavedZonesRepository } from './saved-zones.repository';

/** The clocks a person keeps. */
@Injectable()
export class SavedZonesService {
  constructor(
    private readonly repository: SavedZonesRepository,
    private readonly rules: ZoneRules,
    private readonly search: ZoneSearch,
    private readonly nodes: NodeBus,
  ) {}

  /** In their order. */
  list(userId: string): Promise<SavedZone[]> {
    return this.repository.listOf(userId);
  }

  /** @throws DomainError `invalid` for a zone there is not, `conflict` when the list is full */
  async add(userId: string, { zone, label, place, country, position }: SaveZone): Promise<SavedZone> {
    const added = {
      id: randomUUID(),
      zone: this.known(zone),
      label: label ?? null,
      place: place ?? null,
      country: country ?? null,
    };
    const list = await this.write(userId, (zones) => withAdded(zones, added, position));
    return zoneIn(list, added.id);
  }

  /** @throws DomainError `invalid` for a zone there is not, `not-found` for an id that is not in the person's list */
  async change(userId: string, id: string, { zone, label }: SavedZoneChange): Promise<SavedZone> {
    const change = { zone: zone === undefined ? undefined : this.known(zone), label };
    const list = await this.write(userId, (zones) => withChanged(zones, lowerCase(id), change));
    return zoneIn(list, lowerCase(id));
  }

  /** @throws DomainError `not-found` for an id that is not in the person's list */
  async remove(userId: string, id: string): Promise<void> {
    await this.write(userId, (zones) => without(zones, lowerCase(id)));
  }

  /** @throws DomainError `conflict` when the ids are not exactly those of the person's list */
  reorder(userId: string, ids: readonly string[]): Promise<SavedZone[]> {
    return this.write(userId, (zones) => inOrder(zones, ids.map(lowerCase)));
  }

  /** Changes the list, and tells the person's pages that it has changed, whichever node they hang on. */
  private async write(userId: string, change: (list: SavedZoneList) => SavedZone[]): Promise<SavedZone[]> {
    const list = await this.repository.change(userId, change);
    this.nodes.publish('saved-zones-changed', { userId });
    return list;
  }

  /** The name as it was chosen, old ones included, in its own letter case. */
  private known(name: string): string {
    const zone = this.rules.resolve(name);
    if (zone === null) throw unknownZoneIn('zone', name, this.search.suggestionFor(name));
    return zone;
  }
}

/** The form in which the database writes its ids; RFC 9562 takes any. */
function lowerCase(id: string): string {
  return id.toLowerCase();
}
