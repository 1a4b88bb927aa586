import { Injectable, type OnModuleDestroy } from '@nestjs/common';

/** One part of the system, checked at each request for readiness. */
export interface ReadinessCheck {
  name: string;
  /** Without an essential part this node cannot serve; losing a part that is not essential takes no node out of service. */
  isEssential: boolean;
  isUp(): boolean | Promise<boolean>;
}

export interface ReadinessReport {
  status: 'ok' | 'degraded' | 'down';
  details: Record<string, 'up' | 'down'>;
}

/** Reports whether this node can serve. Features register their own checks, so that this module depends on none. */
@Injectable()
export class Readiness implements OnModuleDestroy {
  private readonly checks: ReadinessCheck[] = [];
  private isStopping = false;

  /** The first step of a shutdown: the load balancer sends no further requests to this node. */
  onModuleDestroy(): void {
    this.isStopping = true;
  }

  register(check: ReadinessCheck): void {
    this.checks.push(check);
  }

  async report(): Promise<ReadinessReport> {
    const results = await Promise.all(
      this.checks.map(async (check) => ({
        ...check,
        up: await Promise.resolve(check.isUp()).catch(() => false),
      })),
    );
    const down = results.filter(({ up }) => !up);
    return {
      status:
        this.isStopping || down.some(({ isEssential }) => isEssential)
          ? 'down'
          : down.length > 0
            ? 'degraded'
            : 'ok',
      details: Object.fromEntries(results.map(({ name, up }) => [name, up ? 'up' : 'down'])),
    };
  }
}
