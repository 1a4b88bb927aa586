import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { SavedZone } from '@live-tz/contracts';
import { type EntityManager, In, type Repository } from 'typeorm';
import { accountGone } from '../../errors/account-gone';
import { SavedZoneEntity } from './saved-zone.entity';
import type { SavedZoneList } from './saved-zone-list';

@Injectable()
export class SavedZonesRepository {
  constructor(@InjectRepository(SavedZoneEntity) private readonly rows: Repository<SavedZoneEntity>) {}

  listOf(userId: string): Promise<SavedZone[]> {
    return read(this.rows.manager, userId);
  }

  /**
   * Replaces a user's list in one transaction and one user at a time, so that two tabs that write at once can neither take the
   * same position nor exceed the limit. If `change` throws, the list stays as it was.
   */
  change(userId: string, change: (list: SavedZoneList) => SavedZone[]): Promise<SavedZone[]> {
    return this.rows.manager.transaction(async (manager) => {
      await lockUser(manager, userId);
      const before = await read(manager, userId);
      const after = change(before);
      await write(manager, userId, before, after);
      return after;
    });
  }
}

/** NO KEY, so that a log-in of the same user, whose session refers to this row, does not wait. */
async function lockUser(manager: EntityManager, userId: string): Promise<void> {
  const users = await manager.query<unknown[]>('SELECT 1 FROM users WHERE id = $1 FOR NO KEY UPDATE', [
    userId,
  ]);
  if (users.length === 0) throw accountGone();
}

async function read(manager: EntityManager, userId: string): Promise<SavedZone[]> {
  const rows = await manager.find(SavedZoneEntity, { where: { userId }, order: { position: 'ASC' } });
  return rows.map(({ id, zone, label, position, place, country, latitude, longitude }) => ({
    id,
    zone,
    label,
    position,
    place,
    country,
    latitude,
    longitude,
  }));
}

async function write(
  manager: EntityManager,
  userId: string,
  before: SavedZoneList,
  after: SavedZoneList,
): Promise<void> {
  const remaining = new Set(after.map(({ id }) => id));
  const removed = before.filter(({ id }) => !remaining.has(id)).map(({ id }) => id);
  const known = new Map(before.map((zone) => [zone.id, zone]));
  const written = after.filter((zone) => !isSame(zone, known.get(zone.id)));
  if (removed.length > 0) await manager.delete(SavedZoneEntity, { id: In(removed) });
  if (written.length > 0) {
    await manager.upsert(
      SavedZoneEntity,
      written.map((zone) => ({ ...zone, userId })),
      ['id'],
    );
  }
}

function isSame(zone: SavedZone, known: SavedZone | undefined): boolean {
  return (
    zone.zone === known?.zone &&
    zone.label === known.label &&
    zone.place === known.place &&
    zone.country === known.country &&
    zone.latitude === known.latitude &&
    zone.longitude === known.longitude &&
    zone.position === known.position
  );
}
