import type { NestExpressApplication } from '@nestjs/platform-express';

/** Whether an address belongs to a proxy whose `X-Forwarded-` headers are trusted (`TRUST_PROXY`). */
export type TrustsAddress = (address: string | undefined) => boolean;

/** Uses Express' own compiled setting `trust proxy`. */
export function trustsAddressOf(app: NestExpressApplication): TrustsAddress {
  const express = app.getHttpAdapter().getInstance() as {
    get(name: 'trust proxy fn'): (address: string, hop: number) => boolean;
  };
  return (address) => address !== undefined && express.get('trust proxy fn')(address, 0);
}
