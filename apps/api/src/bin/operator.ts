import 'reflect-metadata';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AdminModule } from '../admin/admin.module';
import { CONTROL_SOCKET, type ControlAnswer, type ControlRequest } from '../admin/control-protocol';
import { ControlSocket } from '../admin/control-socket';
import { ConfigModule } from '../config/config.module';
import type { Config } from '../config/env';
import { DatabaseModule } from '../database/database.module';
import { socketFolder } from '../database/embedded/socket-path';
import { DomainError } from '../http/domain-error';
import { HttpModule } from '../http/http.module';

/** Runs a command in the server that has the embedded database open, or in this process when none has. */
export async function operate(config: Config, request: ControlRequest): Promise<ControlAnswer> {
  const answer = config.database.url === null ? await askServer(config.database.dataDir, request) : null;
  return answer ?? runHere(config, request);
}

/** Prints what came of a command and ends with 0 or 1. */
export function report({ isDone, text }: ControlAnswer): void {
  (isDone ? process.stdout : process.stderr).write(`${text}\n`);
  process.exitCode = isDone ? 0 : 1;
}

function askServer(dataDir: string, request: ControlRequest): Promise<ControlAnswer | null> {
  return new Promise((resolve, reject) => {
    const socket = connect(join(socketFolder(dataDir), CONTROL_SOCKET));
    socket.once('connect', () => socket.write(`${JSON.stringify(request)}\n`));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(null);
      else reject(error);
    });
    const lines = createInterface(socket).on('error', () => undefined);
    lines.once('line', (line) => resolve(JSON.parse(line) as ControlAnswer));
    socket.once('end', () => reject(new Error('The server ended before it answered.')));
  });
}

/** The program without its clock and its HTTP server. */
@Module({})
class OperatorModule {
  static with(config: Config): DynamicModule {
    return {
      module: OperatorModule,
      imports: [ConfigModule.with(config), DatabaseModule.with(config), HttpModule, AdminModule],
    };
  }
}

async function runHere(config: Config, request: ControlRequest): Promise<ControlAnswer> {
  const app = await NestFactory.createApplicationContext(OperatorModule.with(config), {
    logger: ['error'],
    abortOnError: false,
  });
  try {
    return { isDone: true, text: await app.get(ControlSocket, { strict: false }).run(request) };
  } catch (error) {
    if (error instanceof DomainError) return { isDone: false, text: error.message };
    throw error;
  } finally {
    await app.close();
  }
}
