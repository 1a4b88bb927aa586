import type { Server } from 'node:http';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

/** Requests in progress are finished after a stop begins, but only for this long: operators expect a node to stop within ten seconds. */
const MAX_REQUEST_MS = 8_000;

/** Stops the HTTP server of a node: no new connections are accepted, and those that stay open too long are closed. */
@Injectable()
export class HttpShutdown implements BeforeApplicationShutdown, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly host: HttpAdapterHost) {}

  beforeApplicationShutdown(): void {
    const server = this.host.httpAdapter?.getHttpServer() as Server | undefined;
    // A proxy whose connection is refused sends the request to another node, even one that must not be repeated.
    server?.close();
    this.timer = setTimeout(() => server?.closeAllConnections(), MAX_REQUEST_MS).unref();
  }

  onApplicationShutdown(): void {
    clearTimeout(this.timer);
  }
}
