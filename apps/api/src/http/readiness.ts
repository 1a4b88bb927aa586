import { Injectable } from '@nestjs/common';

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
export class Readiness {
  private readonly checks: ReadinessCheck[] = [];

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
      status: down.length === 0 ? 'ok' : down.some(({ isEssential }) => isEssential) ? 'down' : 'degraded',
      details: Object.fromEntries(results.map(({ name, up }) => [name, up ? 'up' : 'down'])),
    };
  }
}
