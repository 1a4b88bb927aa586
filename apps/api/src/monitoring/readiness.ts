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

interface CheckResult extends ReadinessCheck {
  up: boolean;
}

/** Reports whether this node can serve. Features register their own checks, so that this module depends on none. */
@Injectable()
export class Readiness implements OnModuleDestroy {
  private readonly checks: ReadinessCheck[] = [];
  private isStopping = false;
  private checking: Promise<CheckResult[]> | null = null;

  /** From now on this node reports that it is down, so that the load balancer sends it no further requests. */
  beginStop(): void {
    this.isStopping = true;
  }

  /** A shutdown without a drain, for example after an unhandled error. */
  onModuleDestroy(): void {
    this.beginStop();
  }

  register(check: ReadinessCheck): void {
    this.checks.push(check);
  }

  async report(): Promise<ReadinessReport> {
    // Simultaneous requests share the checks, some of which wait for other programs.
    this.checking ??= this.runChecks().finally(() => (this.checking = null));
    const results = await this.checking;
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
  private runChecks(): Promise<CheckResult[]> {
    return Promise.all(
      this.checks.map(async (check) => ({
        ...check,
        up: await Promise.resolve(check.isUp()).catch(() => false),
      })),
    );
  }
}
