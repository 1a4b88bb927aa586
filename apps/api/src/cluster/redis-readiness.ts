import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { RedisConnections } from './redis-connections';
import { Readiness } from '../monitoring/readiness';

/** Registers Redis as not essential: without it the nodes are separated, but each of them serves its users. */
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
