import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Readiness } from './readiness';

const LONGEST_ANSWER_MS = 1_000;

/** Enters the database as a detail: without it nobody can sign in, but the clocks of those who have go on. */
@Injectable()
export class DatabaseReadiness implements OnApplicationBootstrap {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly readiness: Readiness,
  ) {}

  onApplicationBootstrap(): void {
    this.readiness.register({ name: 'database', isEssential: false, isUp: () => this.answers() });
  }

  private answers(): Promise<boolean> {
    return new Promise((resolve) => {
      const tooLong = setTimeout(() => resolve(false), LONGEST_ANSWER_MS);
      this.dataSource
        .query('SELECT 1')
        .then(
          () => true,
          () => false,
        )
        .then((isUp) => {
          clearTimeout(tooLong);
          resolve(isUp);
        }, resolve);
    });
  }
}
