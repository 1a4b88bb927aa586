import { Injectable, type OnModuleDestroy } from '@nestjs/common';

/** One part of the system, asked each time somebody wants to know. */
export interface ReadinessCheck {
  name: string;
  /** Without an essential part this node serves nobody; any other is a detail, so that losing it keeps every node. */
  isEssential: boolean;
  isUp(): boolean | Promise<boolean>;
}

export interface ReadinessReport {
  status: 'ok' | 'degraded' | 'down';
  details: Record<string, 'up' | 'down'>;
}

/** Knows whether this node can serve. Features enter their own checks, so that health knows no feature. */
@Injectable()
export class Readiness implements OnModuleDestroy {
  private readonly checks: ReadinessCheck[] = [];
  private isStopping = false;

  /** The first thing a stop does: whoever balances the load looks elsewhere from here on. */
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
