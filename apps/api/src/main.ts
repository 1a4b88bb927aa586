import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import { pino } from 'pino';
import { AppModule } from './app.module';
import { configureApp } from './configure-app';
import { readConfig } from './config/env';
import { endWithSentence } from './config/failed-start';

async function start(): Promise<void> {
  const config = readConfig();
  const logger = pino({ level: config.log.level });
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config, logger), {
    abortOnError: false,
    bodyParser: false,
    bufferLogs: true,
  });
  app.useLogger(app.get(Logger));
  configureApp(app, logger);
  await (config.http.host === null
    ? app.listen(config.http.port)
    : app.listen(config.http.port, config.http.host));
  logger.info(`Live TZ is at ${await app.getUrl()}${config.http.basePath}/`);
}

start().catch(endWithSentence);
