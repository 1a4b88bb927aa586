import 'reflect-metadata';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AdminModule } from '../admin/admin.module';
import type { ControlAnswer, ControlRequest } from '../admin/control-protocol';
import { ControlSocket } from '../admin/control-socket';
import { AuditModule } from '../audit/audit.module';
import { ClusterModule } from '../cluster/cluster.module';
import { ConfigModule } from '../config/config.module';
import type { Config } from '../config/env';
import { DatabaseModule } from '../database/database.module';
import { DomainError } from '../errors/domain-error';
import { MonitoringModule } from '../monitoring/monitoring.module';
import { SessionsModule } from '../sessions/sessions.module';
import { TokensModule } from '../tokens/tokens.module';

/** The program without its clock and its HTTP server. */
@Module({})
class OperatorModule {
  static with(config: Config): DynamicModule {
    return {
      module: OperatorModule,
      imports: [
        ConfigModule.with(config),
        MonitoringModule,
        DatabaseModule.with(config),
        ClusterModule.with(config),
        SessionsModule,
        TokensModule,
        AuditModule,
        AdminModule,
      ],
    };
  }
}

/** Runs a command on the database itself. @throws an error for `exitWithMessage` if it cannot be opened */
export async function runWithoutServer(config: Config, request: ControlRequest): Promise<ControlAnswer> {
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
