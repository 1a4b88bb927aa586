import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { SavedZone, SavedZoneChange, SaveZone } from '@live-tz/contracts';
import { NodeBus } from '../../cluster/node-bus';
import { ZoneSearch } from '../search/zone-search';
import { unknownZoneIn } from '../unknown-zone';
import { optionalCoordinates } from '../names/zone-offer';
import { ZoneRules } from '../rules/zone-rules';
import { inOrder, type SavedZoneList, withAdded, withChanged, without, zoneIn } from './saved-zone-list';
import { SavedZonesRepository } from './saved-zones.repository';

/** The saved clocks of users. */
@Injectable()
export class SavedZonesService {
  private readonly logger = new Logger(SavedZonesService.name);

  constructor(
    private readonly repository: SavedZonesRepository,
    private readonly rules: ZoneRules,
    private readonly search: ZoneSearch,
    private readonly nodes: NodeBus,
  ) {}

  /** In the order of the list. */
  async list(userId: string): Promise<SavedZone[]> {
    const list = await this.repository.listOf(userId);
    const located = list.map((zone) => this.located(zone));
    if (located.some((zone, at) => zone !== list[at])) void this.storeCoordinates(userId);
    return located;
  }

  /** @throws DomainError `invalid` for an unknown zone, `conflict` if the list is full */
  async add(userId: string, { position, ...saved }: SaveZone): Promise<SavedZone> {
    const { zone, label, place, country, latitude, longitude } = saved;
    const hasCoordinates = typeof latitude === 'number' && typeof longitude === 'number';
    if (place && !hasCoordinates) await this.search.ready();
    const added = this.located({
      id: randomUUID(),
      zone: this.resolved(zone),
      label: label ?? null,
      place: place ?? null,
      country: country ?? null,
      latitude: hasCoordinates ? latitude : null,
      longitude: hasCoordinates ? longitude : null,
    });
    const list = await this.write(userId, (zones) => withAdded(zones, added, position));
    return zoneIn(list, added.id);
  }

  /** @throws DomainError `invalid` for an unknown zone, `not-found` for an id that is not in the user's list */
  async change(userId: string, id: string, { zone, label }: SavedZoneChange): Promise<SavedZone> {
    const change = { label, ...(zone === undefined ? {} : this.atCityOf(this.resolved(zone))) };
    const list = await this.write(userId, (zones) => withChanged(zones, lowerCase(id), change));
    return zoneIn(list, lowerCase(id));
  }

  /** @throws DomainError `not-found` for an id that is not in the user's list */
  async remove(userId: string, id: string): Promise<void> {
    await this.write(userId, (zones) => without(zones, lowerCase(id)));
  }

  /** @throws DomainError `conflict` if the ids are not exactly those of the user's list */
  reorder(userId: string, ids: readonly string[]): Promise<SavedZone[]> {
    return this.write(userId, (zones) => inOrder(zones, ids.map(lowerCase)));
  }

  /**
   * Rows that were saved before coordinates were stored get those of their place. The places are loaded for it, so that the
   * request does not wait: it is answered with the cities of the zones.
   */
  private async storeCoordinates(userId: string): Promise<void> {
    try {
      await this.search.ready();
      await this.write(userId, (zones) => zones.map((zone) => this.located(zone)));
    } catch (error) {
      this.logger.warn({ err: error }, 'The coordinates of saved zones could not be stored.');
    }
  }

  private located<Zone extends Omit<SavedZone, 'position'>>(zone: Zone): Zone {
    if (zone.latitude !== null && zone.longitude !== null) return zone;
    const coordinates = this.search.coordinatesOf(zone);
    return coordinates === null ? zone : { ...zone, ...coordinates };
  }

  private atCityOf(zone: string): Pick<SavedZone, 'zone' | 'latitude' | 'longitude'> {
    return { zone, ...optionalCoordinates(this.search.coordinatesOf({ zone, place: null, country: null })) };
  }

  /** Changes the list, and notifies the user's pages on every node. */
  private async write(userId: string, change: (list: SavedZoneList) => SavedZone[]): Promise<SavedZone[]> {
    const list = await this.repository.change(userId, change);
    this.nodes.publish('saved-zones-changed', { userId });
    return list;
  }

  /** The name as it was chosen, old ones included, in its canonical letter case. */
  private resolved(name: string): string {
    const zone = this.rules.resolve(name);
    if (zone === null) throw unknownZoneIn('zone', name, this.search.suggestionFor(name));
    return zone;
  }
}

/** The form in which the database writes ids; RFC 9562 accepts both cases. */
function lowerCase(id: string): string {
  return id.toLowerCase();
}
