import type { NestExpressApplication } from '@nestjs/platform-express';

/** Tells whether an address is that of a proxy whose `X-Forwarded-` headers count (`TRUST_PROXY`). */
export type TrustsAddress = (address: string | undefined) => boolean;

/** What Express itself goes by: its setting `trust proxy`, compiled. */
export function trustsAddressOf(app: NestExpressApplication): TrustsAddress {
  const express = app.getHttpAdapter().getInstance() as {
    get(name: 'trust proxy fn'): (address: string, hop: number) => boolean;
  };
  return (address) => address !== undefined && express.get('trust proxy fn')(address, 0);
}
