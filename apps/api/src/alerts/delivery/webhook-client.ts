import { lookup as systemLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { request as requestByHttp } from 'node:http';
import { request as requestByHttps } from 'node:https';
import { isIP } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { MS_PER_SECOND } from '@live-tz/wall-clock';
import { CONFIG, type Config } from '../../config/env';
import { VERSION } from '../../config/release';
import { DeliveryFailure } from './delivery-failure';
import { isPrivateAddress } from '../channels/private-address';
import { hostOf } from '../channels/webhook-url';

/** Time for everything: resolving the name, connecting, TLS, sending, and the head of the answer. */
const WEBHOOK_TIMEOUT_MS = 10 * MS_PER_SECOND;
const MAX_ANSWER_HEAD_BYTES = 16 * 1024;

type LookupCallback = (
  error: NodeJS.ErrnoException | null,
  address: string | LookupAddress[],
  family?: number,
) => void;

/** The host name of a webhook has a private address. */
class PrivateAddressError extends Error {}

/** Sends messages to webhooks. */
@Injectable()
export class WebhookClient {
  private readonly allowsPrivateAddresses: boolean;

  constructor(@Inject(CONFIG) { alerts }: Pick<Config, 'alerts'>) {
    this.allowsPrivateAddresses = alerts.allowsPrivateAddresses;
  }

  /**
   * Sends a message. Only the head of the answer is read, and a redirect is not followed.
   * @param signal ends the attempt early
   * @returns the status of the answer, 2xx
   * @throws DeliveryFailure
   */
  async post(
    address: string,
    body: string,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<number> {
    const url = new URL(address);
    const timeout = AbortSignal.timeout(WEBHOOK_TIMEOUT_MS);
    try {
      const status = await this.send(url, body, headers, AbortSignal.any([timeout, signal]));
      if (status >= 200 && status <= 299) return status;
      throw new DeliveryFailure(status >= 300 && status <= 399 ? 'redirect' : 'status', status);
    } catch (error) {
      if (error instanceof DeliveryFailure) throw error;
      throw new DeliveryFailure(timeout.aborted ? 'timeout' : failureOf(error), null, error);
    }
  }

  private send(
    url: URL,
    body: string,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<number> {
    const request = url.protocol === 'https:' ? requestByHttps : requestByHttp;
    return new Promise((resolve, reject) => {
      // An IP address is connected to without a lookup.
      if (isIP(hostOf(url)) !== 0 && this.isRefused(hostOf(url))) {
        reject(new PrivateAddressError());
        return;
      }
      const sent = request(url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json; charset=utf-8',
          'Content-Length': Buffer.byteLength(body),
          'User-Agent': `Live-TZ/${VERSION}`,
          ...headers,
        },
        agent: false,
        lookup: (host: string, options: LookupOptions, callback: LookupCallback) =>
          this.lookup(host, options, callback),
        maxHeaderSize: MAX_ANSWER_HEAD_BYTES,
        signal,
      });
      sent.once('response', (response) => {
        response.once('error', () => undefined);
        resolve(response.statusCode ?? 0);
        response.destroy();
      });
      sent.on('error', reject);
      sent.once('close', () => reject(new Error('The connection was closed without an answer.')));
      sent.end(body);
    });
  }

  /** Checks the addresses that are then connected to, so that a name cannot have another address by then (DNS rebinding). */
  private lookup(host: string, options: LookupOptions, callback: LookupCallback): void {
    systemLookup(host, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, []);
      if (addresses.some(({ address }) => this.isRefused(address))) {
        return callback(new PrivateAddressError(), []);
      }
      const [first] = addresses;
      if (options.all === true) callback(null, addresses);
      else callback(null, first?.address ?? '', first?.family);
    });
  }

  private isRefused(address: string): boolean {
    return !this.allowsPrivateAddresses && isPrivateAddress(address);
  }
}

function failureOf(error: unknown): 'private-address' | 'certificate' | 'unreachable' {
  if (error instanceof PrivateAddressError) return 'private-address';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|SSL|TLS/.test(code) ? 'certificate' : 'unreachable';
}
