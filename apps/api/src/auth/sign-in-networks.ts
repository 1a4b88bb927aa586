import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { daily } from '../config/daily';
import { SignInNetworksRepository } from './sign-in-networks.repository';

/** The networks from which users have signed in within 90 days. */
@Injectable()
export class SignInNetworks implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(SignInNetworks.name);
  private stopPruning: () => void = () => undefined;

  constructor(private readonly repository: SignInNetworksRepository) {}

  onApplicationBootstrap(): void {
    this.stopPruning = daily(
      () => this.repository.forgetOld(),
      (error) => this.logger.warn(`old sign-in networks were not removed: ${String(error)}`),
    );
  }

  onApplicationShutdown(): void {
    this.stopPruning();
  }

  has(userId: string, network: string): Promise<boolean> {
    return this.repository.has(userId, network);
  }

  remember(userId: string, network: string): Promise<void> {
    return this.repository.remember(userId, network);
  }
}
