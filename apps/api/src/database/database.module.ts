import { type DynamicModule, Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Config } from '../config/env';
import { DatabaseReadiness } from './database-readiness';
import type { OpeningDatabase } from './embedded/embedded-database';
import { openDatabase } from './open-database';

/** The only data source. Features add their entities with `TypeOrmModule.forFeature`. */
@Module({})
export class DatabaseModule {
  static with({ database }: Config, opening: OpeningDatabase | null = null): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TerminusModule.forRoot({ logger: false }),
        TypeOrmModule.forRootAsync({
          useFactory: () => ({ type: 'postgres', autoLoadEntities: true, retryAttempts: 0 }),
          dataSourceFactory: (options) => openDatabase(database, options?.entities ?? [], opening),
        }),
      ],
      providers: [DatabaseReadiness],
    };
  }
}
