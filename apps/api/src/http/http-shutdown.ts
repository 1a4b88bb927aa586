import type { Server } from 'node:http';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

/** Requests under way when a stop begins are finished, but not for ever: who stops a node expects it gone in ten seconds. */
const MAX_REQUEST_MS = 8_000;

/** Ends the HTTP side of a node: nobody new is let in, and what is still open when a stop has lasted too long is cut. */
@Injectable()
export class HttpShutdown implements BeforeApplicationShutdown, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly host: HttpAdapterHost) {}

  beforeApplicationShutdown(): void {
    const server = this.host.httpAdapter?.getHttpServer() as Server | undefined;
    // A proxy whose connection is refused asks another node, also for what must not be asked twice.
    server?.close();
    this.timer = setTimeout(() => server?.closeAllConnections(), MAX_REQUEST_MS).unref();
  }

  onApplicationShutdown(): void {
    clearTimeout(this.timer);
  }
}
