import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList } from 'node:net';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CONFIG, type Config } from '../config/env';
import { DomainError } from '../errors/domain-error';
import { Metrics } from './metrics';
import { Public } from '../access/public.decorator';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8);
LOOPBACK.addAddress('::1', 'ipv6');
LOOPBACK.addSubnet('::ffff:127.0.0.0', 104, 'ipv6');
/** The headers of RFC 7239, RFC 9110 (section 7.6.3), and those that proxies and clouds send in their place. */
const PROXY_HEADER = /^(forwarded|via|x-forwarded(-.*)?|x-real-ip|(x-|true-|cf-)(client|connecting)-ip)$/;

/** Metrics for Prometheus: available to this machine only, or to clients with the token. */
@ApiExcludeController()
@Public()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  async read(@Req() request: Request, @Res() response: Response): Promise<void> {
    if (!this.mayRead(request)) {
      throw new DomainError(
        'forbidden',
        'Ask from the machine itself, or set METRICS_TOKEN and send it as a bearer token.',
      );
    }
    response.type(this.metrics.contentType).send(await this.metrics.text());
  }

  private mayRead(request: Request): boolean {
    const { metricsToken } = this.config.http;
    return metricsToken === null ? isLocal(request) : isBearer(request, metricsToken);
  }
}

/** A proxy on this machine has a local address as well, but its headers show that the request comes from elsewhere. */
function isLocal(request: Request): boolean {
  const address = request.socket.remoteAddress ?? '';
  const isForwarded = Object.keys(request.headers).some((name) => PROXY_HEADER.test(name));
  return !isForwarded && LOOPBACK.check(address, address.includes(':') ? 'ipv6' : 'ipv4');
}

function isBearer(request: Request, token: string): boolean {
  const sent = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(sent), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
