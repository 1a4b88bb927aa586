import type { DataSourceOptions } from 'typeorm';
import { CreateUsers1763836800000 } from './migrations/1763836800000-create-users';
import { CreateSessions1763836801000 } from './migrations/1763836801000-create-sessions';
import { CreateSavedZones1763836802000 } from './migrations/1763836802000-create-saved-zones';
import { AddCountryOfSavedZones1763836803000 } from './migrations/1763836803000-add-country-of-saved-zones';
import { HashSessionIds1764115200000 } from './migrations/1764115200000-hash-session-ids';
import { CreateSignInNetworks1764115210000 } from './migrations/1764115210000-create-sign-in-networks';
import { CreateAudit1764115211000 } from './migrations/1764115211000-create-audit';
import { CompareUsernamesByTheirLooks1764115212000 } from './migrations/1764115212000-compare-usernames-by-their-looks';
import { AddRenewalsOfSessions1764115213000 } from './migrations/1764115213000-add-renewals-of-sessions';
import { AddCoordinatesOfSavedZones1764115214000 } from './migrations/1764115214000-add-coordinates-of-saved-zones';
import { CreateInvitations1764115225000 } from './migrations/1764115225000-create-invitations';
import { CreateSecondFactors1764115240000 } from './migrations/1764115240000-create-second-factors';
import { CreateBoards1764201600000 } from './migrations/1764201600000-create-boards';
import { CreateBoardLinks1764201601000 } from './migrations/1764201601000-create-board-links';
import { CreateAccessTokens1764201610000 } from './migrations/1764201610000-create-access-tokens';
import { CreateAlerts1764288000000 } from './migrations/1764288000000-create-alerts';

/** Every migration, oldest first. The same list is used for the embedded database and for PostgreSQL. */
export const MIGRATIONS = [
  CreateUsers1763836800000,
  CreateSessions1763836801000,
  CreateSavedZones1763836802000,
  AddCountryOfSavedZones1763836803000,
  HashSessionIds1764115200000,
  CreateSignInNetworks1764115210000,
  CreateAudit1764115211000,
  CompareUsernamesByTheirLooks1764115212000,
  AddRenewalsOfSessions1764115213000,
  AddCoordinatesOfSavedZones1764115214000,
  CreateInvitations1764115225000,
  CreateSecondFactors1764115240000,
  CreateBoards1764201600000,
  CreateBoardLinks1764201601000,
  CreateAccessTokens1764201610000,
  CreateAlerts1764288000000,
];

const SHARED = {
  type: 'postgres',
  migrations: MIGRATIONS,
  migrationsTableName: 'migrations',
  synchronize: false,
  logging: false,
  // `gen_random_uuid()` is built into PostgreSQL; TypeORM would require the right to add an extension.
  installExtensions: false,
} as const satisfies Partial<DataSourceOptions>;

/**
 * Options for an external PostgreSQL. `pg` parses the address itself because TypeORM would drop its query string,
 * and with it `sslmode` and the `host` of a Unix socket.
 */
export function postgresOptions(url: string): DataSourceOptions {
  return { ...SHARED, poolSize: 10, connectTimeoutMS: 5000, extra: { connectionString: url } };
}

/**
 * Options for the embedded database. It has a single connection, which is never closed: the statements of a second one would
 * be mixed into the first one's transactions, so inside a transaction only its own manager may be used.
 */
export function embeddedOptions(socketFolder: string): DataSourceOptions {
  return {
    ...SHARED,
    host: socketFolder,
    username: 'postgres',
    database: 'postgres',
    poolSize: 1,
    connectTimeoutMS: 5000,
    extra: { idleTimeoutMillis: 0 },
  };
}
