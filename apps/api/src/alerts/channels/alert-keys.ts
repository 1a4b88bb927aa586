import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** The name of the root key in the table `settings`. */
export const ALERT_KEY_SETTING = 'alert_key';

const KEY_BYTES = 32;

/**
 * The secrets of webhooks and the tokens that confirm mail addresses. They are derived from one key and the id of the channel
 * (HKDF, RFC 5869), so that no row contains them.
 */
export class AlertKeys {
  private readonly confirming: Buffer;

  constructor(private readonly root: string) {
    this.confirming = derived(root, 'live-tz alert confirmation v1');
  }

  static newRoot(): string {
    return randomBytes(KEY_BYTES).toString('hex');
  }

  webhookSecret(channelId: string): string {
    return derived(this.root, `live-tz webhook v1 ${channelId}`).toString('base64url');
  }

  confirmationToken(channelId: string): string {
    return `${channelId}.${this.confirmationOf(channelId).toString('base64url')}`;
  }

  /** The id of the channel that a token confirms, or null if it is not one of these tokens. */
  channelOf(token: string): string | null {
    const [channelId = '', signature = '', ...rest] = token.split('.');
    const given = Buffer.from(signature, 'base64url');
    const expected = this.confirmationOf(channelId);
    const isGenuine =
      rest.length === 0 && given.length === expected.length && timingSafeEqual(given, expected);
    return isGenuine ? channelId : null;
  }

  private confirmationOf(channelId: string): Buffer {
    return createHmac('sha256', this.confirming).update(channelId).digest();
  }
}

function derived(root: string, info: string): Buffer {
  return Buffer.from(hkdfSync('sha256', root, '', info, KEY_BYTES));
}
