import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { TypeOrmHealthIndicator } from '@nestjs/terminus';
import { DataSource } from 'typeorm';
import { Readiness } from '../monitoring/readiness';

const MAX_ANSWER_MS = 1_000;

/** Registers the database as not essential: without it new sessions cannot be opened, but open clocks continue. */
@Injectable()
export class DatabaseReadiness implements OnApplicationBootstrap {
  constructor(
    @InjectDataSource() private readonly connection: DataSource,
    private readonly indicator: TypeOrmHealthIndicator,
    private readonly readiness: Readiness,
  ) {}

  onApplicationBootstrap(): void {
    this.readiness.register({ name: 'database', isEssential: false, isUp: () => this.answers() });
  }

  private async answers(): Promise<boolean> {
    const { connection } = this;
    const { database } = await this.indicator.pingCheck('database', {
      connection,
      timeout: MAX_ANSWER_MS,
    });
    return database.status === 'up';
  }
}
