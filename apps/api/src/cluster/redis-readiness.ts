import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { RedisConnections } from './redis-connections';
import { Readiness } from '../monitoring/readiness';

/** Enters Redis as a detail: without it the nodes know nothing of each other, but each of them serves its people. */
@Injectable()
export class RedisReadiness implements OnApplicationBootstrap {
  constructor(
    private readonly connections: RedisConnections,
    private readonly readiness: Readiness,
  ) {}

  onApplicationBootstrap(): void {
    this.readiness.register({ name: 'redis', isEssential: false, isUp: () => this.connections.isUp() });
  }
}
