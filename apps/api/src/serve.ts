import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import { MS_PER_SECOND } from '@live-tz/wall-clock';
import { pino, type Logger as PinoLogger } from 'pino';
import { AppModule } from './app.module';
import { configureApp } from './configure-app';
import type { Config } from './config/env';
import { ownAddress } from './config/own-address';
import type { OpeningDatabase } from './database/embedded/embedded-database';
import { errorForLog } from './errors/error-for-log';
import { Metrics } from './monitoring/metrics';
import { Readiness } from './monitoring/readiness';
import { isSecretInDatabase } from './sessions/session-secrets';
import { ShutdownSignals } from './shutdown-signals';
import { Invitations } from './users/invitations';
import { UnhandledErrors } from './unhandled-errors';

/**
 * Connections that the kernel holds until they are accepted, for the case that many clients reconnect after a restart. With
 * Node's default of 511 the others would be refused, and retry after one, three and seven seconds (tcp(7)). The kernel limits
 * this further (`net.core.somaxconn`).
 */
const LISTEN_BACKLOG = 16_384;

/**
 * Starts the program; resolves when it accepts connections.
 * @param opening the embedded database that is being opened; null if `DATABASE_URL` names another
 */
export async function serve(config: Config, opening: OpeningDatabase | null): Promise<void> {
  const logger = pino({ level: config.log.level, serializers: { err: errorForLog } });
  if (opening?.isNew) logger.info(`Creating a database in ${config.database.dataDir}`);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config, logger, opening), {
    abortOnError: false,
    bodyParser: false,
    // A failed start prints one sentence, and a successful one prints the address: Nest's own lines would hide both.
    logger: false,
  });
  const unhandled = new UnhandledErrors(logger, () => app.close()).listen();
  app
    .get(Metrics)
    .counter('livetz_unhandled_errors_total', 'Unhandled errors; each ends the process', ['kind'], () =>
      unhandled.counted(),
    );
  configureApp(app, logger);
  const server = app.getHttpServer() as Server;
  new ShutdownSignals(logger, {
    readiness: app.get(Readiness),
    // A node that does not listen yet has no requests to wait for.
    drainMs: () => (server.listening ? config.http.drainSeconds * MS_PER_SECOND : 0),
    close: () => app.close(),
  }).listen();
  await app.init();
  app.useLogger(app.get(Logger));
  const notice = (await opening?.opened)?.notice;
  if (notice) logger.warn(notice);
  if (opening?.isNew) logger.info('The database is ready');
  if (isSecretInDatabase(config)) {
    logger.warn(
      'SESSION_SECRET is unset: the key of session cookies is stored in the database, and in every dump of it. Give all nodes the same SESSION_SECRET; all users will have to sign in again.',
    );
  }
  const address = ownAddress(config, await listen(server, config));
  logger.info(`Live TZ is at ${address}`);
  await inviteFirstAdmin(app.get(Invitations), logger, address);
}

/** Logs a link for the account of the first administrator while there is no account. */
async function inviteFirstAdmin(
  invitations: Invitations,
  logger: PinoLogger,
  address: string,
): Promise<void> {
  try {
    const link = await invitations.forFirstAdmin();
    if (link === null) return;
    const [url, until] = [new URL(link.url, address).href, new Date(link.expiresAtMs).toISOString()];
    logger.info(
      `There are no accounts yet. Create the administrator's at ${url} (valid once, until ${until})`,
    );
  } catch (error) {
    logger.warn({
      err: error,
      msg: 'no link for the first administrator was made: use `npm run users -- make-admin`',
    });
  }
}

async function listen(server: Server, { http }: Config): Promise<AddressInfo> {
  const host = http.host ?? undefined;
  await once(server.listen({ port: http.port, host, backlog: LISTEN_BACKLOG }), 'listening');
  return server.address() as AddressInfo;
}
