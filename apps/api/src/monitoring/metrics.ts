import { Injectable } from '@nestjs/common';
import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { VERSION } from '../config/release';

/** Buckets from a quick read to a password hash on a busy machine. */
const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/**
 * The metrics of this node in Prometheus' terms. Features add their own; the process adds memory, CPU and event loop
 * delay.
 */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = this.histogram(
    'livetz_http_request_duration_seconds',
    'Time to answer a request, by its route',
    REQUEST_SECONDS,
    ['method', 'route', 'status'],
  );

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    this.gauge('livetz_build_info', 'The release that runs', ['version'], (gauge) =>
      gauge.set({ version: VERSION }, 1),
    );
  }

  /** A value that is read at each scrape. */
  gauge<L extends string>(
    name: string,
    help: string,
    labelNames: readonly L[],
    collect: (gauge: Gauge<L>) => void | Promise<void>,
  ): void {
    const gauge: Gauge<L> = new Gauge({
      name,
      help,
      labelNames,
      registers: [this.registry],
      collect: () => collect(gauge),
    });
  }

  /** A count that only grows and is stored elsewhere; it is read at each scrape. */
  counter<L extends string>(
    name: string,
    help: string,
    labelNames: readonly L[],
    read: () => [labels: Record<L, string>, value: number][],
  ): void {
    const counter: Counter<L> = new Counter({
      name,
      help,
      labelNames,
      registers: [this.registry],
      collect: () => {
        counter.reset();
        for (const [labels, value] of read()) counter.inc(labels, value);
      },
    });
  }

  histogram<L extends string>(
    name: string,
    help: string,
    buckets: number[],
    labelNames: readonly L[] = [],
  ): Histogram<L> {
    return new Histogram({ name, help, buckets, labelNames, registers: [this.registry] });
  }

  /** Measures every request; the route is the pattern, so that ids and zones do not create series. */
  middleware(): RequestHandler {
    return (request, response, next) => {
      const stop = this.requests.startTimer();
      response.once('finish', () => {
        const route = (request.route as { path?: string } | undefined)?.path ?? 'other';
        stop({ method: request.method, route, status: String(response.statusCode) });
      });
      next();
    };
  }

  /** The text format of Prometheus. */
  text(): Promise<string> {
    return this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }
}
