import 'reflect-metadata';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import { pino } from 'pino';
import { AppModule } from './app.module';
import { configureApp } from './configure-app';
import { readConfig } from './config/env';
import { endWithSentence } from './config/failed-start';
import { ownAddress } from './config/own-address';
import { errorForLog } from './http/error-for-log';

async function start(): Promise<void> {
  const config = readConfig();
  const logger = pino({ level: config.log.level, serializers: { err: errorForLog } });
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config, logger), {
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

start().catch(endWithSentence);
