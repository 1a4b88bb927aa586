import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Preferences } from '@live-tz/contracts';
import { type EntityManager, Repository } from 'typeorm';
import { hasSqlState } from '../errors/sql-state';
import { isUuid } from '../database/uuid';
import { UserEntity } from './user.entity';
import { usernameLooksTaken, usernameTaken } from './users.errors';
import { lookupKey, normalizedUsername, usernameKey } from './username';

/** A row in the administrators' list. */
export interface FoundUser {
  user: UserEntity;
  zoneCount: number;
}

@Injectable()
export class UsersRepository {
  constructor(@InjectRepository(UserEntity) private readonly rows: Repository<UserEntity>) {}

  /**
   * @param passwordHash null for an account whose user has yet to choose a password
   * @param isAdmin runs in the transaction that adds the user, once the name is known to be free
   * @throws DomainError `conflict` if the name is taken, in any case, or looks like one that is taken
   */
  async add(
    username: string,
    passwordHash: string | null,
    isAdmin: (manager: EntityManager) => Promise<boolean> = () => Promise.resolve(false),
  ): Promise<UserEntity> {
    return this.writeName(username, null, async (rows) => {
      const { identifiers } = await rows.insert({
        username: normalizedUsername(username),
        usernameKey: usernameKey(username),
        passwordHash,
        preferences: {},
        isAdmin: await isAdmin(rows.manager),
        isDisabled: false,
      });
      return rows.findOneByOrFail({ id: String(identifiers[0]?.['id']) });
    });
  }

  /** Null also if the text is not an id. */
  findById(id: string): Promise<UserEntity | null> {
    return isUuid(id) ? this.rows.findOneBy({ id }) : Promise.resolve(null);
  }

  findByUsername(username: string): Promise<UserEntity | null> {
    return this.findByKey(lookupKey(username));
  }

  /** @param key from `lookupKey` */
  findByKey(key: string): Promise<UserEntity | null> {
    return key === '' ? Promise.resolve(null) : this.rows.findOneBy({ usernameKey: key });
  }

  /** Users whose name contains the text, by name; all of them without a limit. */
  async search(text: string, limit?: number): Promise<FoundUser[]> {
    const { entities, raw } = await this.rows
      .createQueryBuilder('users')
      .addSelect(
        `(SELECT count(*)::int FROM board_clocks JOIN boards ON boards.id = board_id
          WHERE owner_id = users.id AND boards.position = 0)`,
        'zone_count',
      )
      .where('strpos(users.username_key, :key) > 0 OR :key = :none', { key: usernameKey(text), none: '' })
      .orderBy('users.username_key')
      .limit(limit)
      .getRawAndEntities<{ zone_count: number }>();
    return entities.map((user, index) => ({ user, zoneCount: raw[index]?.zone_count ?? 0 }));
  }

  /** @throws DomainError `conflict` if the name is taken, or looks like one that is taken */
  async rename(id: string, username: string): Promise<void> {
    await this.writeName(username, id, (rows) =>
      rows.update({ id }, { username: normalizedUsername(username), usernameKey: usernameKey(username) }),
    );
  }

  /** Writes a name unless another user has it, or has one that looks like it. Writes of names that look alike are serialized. */
  private writeName<T>(
    username: string,
    ownId: string | null,
    write: (rows: Repository<UserEntity>) => Promise<T>,
  ): Promise<T> {
    return refuseTaken(() =>
      this.rows.manager.transaction(async (manager) => {
        const name = normalizedUsername(username);
        await manager.query('SELECT pg_advisory_xact_lock(hashtext(username_skeleton($1)))', [name]);
        const [lookalike] = await manager.query<unknown[]>(
          `SELECT 1 FROM users WHERE username_skeleton(username) = username_skeleton($1)
           AND username_key <> $2 AND id IS DISTINCT FROM $3 LIMIT 1`,
          [name, usernameKey(username), ownId],
        );
        if (lookalike !== undefined) throw usernameLooksTaken();
        return write(manager.getRepository(UserEntity));
      }),
    );
  }

  /** False if the user does not exist. */
  async setPasswordHash(id: string, passwordHash: string): Promise<boolean> {
    const { affected } = await this.rows.update({ id }, { passwordHash });
    return affected === 1;
  }

  async makeAdmin(id: string): Promise<void> {
    await this.rows.update({ id }, { isAdmin: true });
  }

  /** Makes an administrator an ordinary user, under the same condition as {@link disableUnlessLastAdmin}. */
  demoteUnlessLastAdmin(id: string): Promise<boolean> {
    return this.updateUnlessLastAdmin(id, 'is_admin = false');
  }

  async enable(id: string): Promise<void> {
    await this.rows.update({ id }, { isDisabled: false });
  }

  /**
   * Disables a user unless that would leave no administrator who can sign in.
   * @returns whether the user was disabled
   */
  disableUnlessLastAdmin(id: string): Promise<boolean> {
    return this.updateUnlessLastAdmin(id, 'is_disabled = true');
  }

  /**
   * All administrators are locked in a fixed order, so that of two who disable or demote each other at the same time the second
   * is refused.
   */
  private async updateUnlessLastAdmin(id: string, change: string): Promise<boolean> {
    const [, count] = await this.rows.query<[unknown, number]>(
      `WITH admins AS (SELECT id FROM users WHERE is_admin AND NOT is_disabled ORDER BY id FOR UPDATE)
       UPDATE users SET ${change}
       WHERE id = $1 AND ((SELECT count(*) FROM admins) > 1 OR id NOT IN (SELECT id FROM admins))`,
      [id],
    );
    return count === 1;
  }

  /** Merges a change into the preferences in one statement, so that two tabs do not overwrite each other. Null if the user does not exist. */
  async mergePreferences(id: string, change: Partial<Preferences>): Promise<Partial<Preferences> | null> {
    const [rows] = await this.rows.query<[{ preferences: Partial<Preferences> }[], number]>(
      'UPDATE users SET preferences = preferences || $2::jsonb WHERE id = $1 RETURNING preferences',
      [id, JSON.stringify(change)],
    );
    return rows[0]?.preferences ?? null;
  }

  /** Boards, sessions and reset links are deleted with the user. */
  async remove(id: string): Promise<void> {
    await this.rows.delete({ id });
  }
}

async function refuseTaken<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (hasSqlState(error, 'uniqueViolation')) throw usernameTaken();
    throw error;
  }
}
