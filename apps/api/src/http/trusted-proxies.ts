import type { IncomingMessage } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';

/**
 * Whether an address belongs to a proxy whose `X-Forwarded-` headers are trusted (`TRUST_PROXY`).
 *
 * @param hop the number of proxies between this server and the address; 0 if missing
 */
export type TrustsAddress = (address: string | undefined, hop?: number) => boolean;

/** Uses Express' own compiled setting `trust proxy`. */
export function trustsAddressOf(app: NestExpressApplication): TrustsAddress {
  const express = app.getHttpAdapter().getInstance() as {
    get(name: 'trust proxy fn'): (address: string, hop: number) => boolean;
  };
  return (address, hop = 0) => address !== undefined && express.get('trust proxy fn')(address, hop);
}

/** The address of the client of an upgrade, by the same rules as Express' `request.ip` for other requests. */
export function clientAddressOf(
  { socket, headers }: IncomingMessage,
  trusts: TrustsAddress,
): string | undefined {
  const forwarded = headers['x-forwarded-for'];
  const before = typeof forwarded === 'string' ? forwarded.split(',').map((each) => each.trim()) : [];
  let address = socket.remoteAddress;
  for (const [hop, previous] of before.toReversed().entries()) {
    if (!trusts(address, hop)) break;
    address = previous;
  }
  return address;
}
