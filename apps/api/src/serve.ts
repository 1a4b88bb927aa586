import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import { pino } from 'pino';
import { AppModule } from './app.module';
import { configureApp } from './configure-app';
import type { Config } from './config/env';
import { ownAddress } from './config/own-address';
import type { OpeningDatabase } from './database/embedded/embedded-database';
import { errorForLog } from './http/error-for-log';

/**
 * Starts the program; resolves when it takes connections.
 * @param opening the embedded database that has begun to open; null where `DATABASE_URL` names another
 */
export async function serve(config: Config, opening: OpeningDatabase | null): Promise<void> {
  const logger = pino({ level: config.log.level, serializers: { err: errorForLog } });
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config, logger, opening), {
    abortOnError: false,
    bodyParser: false,
    // A start that fails says one sentence, and one that succeeds says where it is: Nest's own lines would hide both.
    logger: false,
  });
  configureApp(app, logger);
  await app.init();
  app.useLogger(app.get(Logger));
  await (config.http.host === null
    ? app.listen(config.http.port)
    : app.listen(config.http.port, config.http.host));
  logger.info(
    `Live TZ is at ${ownAddress(config, (app.getHttpServer() as Server).address() as AddressInfo)}`,
  );
}
