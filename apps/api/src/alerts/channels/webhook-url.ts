import { isIP } from 'node:net';
import { MAX_WEBHOOK_URL_LENGTH } from '@live-tz/contracts';
import { isPrivateAddress } from './private-address';

/** Below it are the ports of system services, such as mail and SSH. */
const MIN_UNRESERVED_PORT = 1024;

/**
 * Why a text cannot be the URL of a webhook, or null. A host name is resolved only when a message is sent, because it may have
 * another address by then.
 */
export function webhookUrlFault(text: string, allowsPrivateAddresses: boolean): string | null {
  if (!URL.canParse(text)) return 'Give address as a whole URL, such as https://example.org/hook.';
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol)) return 'Give address as a URL that begins with https:// or http://.';
  if (url.href.length > MAX_WEBHOOK_URL_LENGTH) {
    return `Give address in at most ${MAX_WEBHOOK_URL_LENGTH} characters.`;
  }
  if (url.username !== '' || url.password !== '') {
    return 'Give address without a user name and password: messages are signed instead.';
  }
  if (url.hash !== '') return 'Give address without a fragment, which is never sent.';
  const isUsualPort = url.port === '' || ['80', '443'].includes(url.port);
  if (!isUsualPort && Number(url.port) < MIN_UNRESERVED_PORT) {
    return `Give address with the port 80, 443 or one from ${MIN_UNRESERVED_PORT} on.`;
  }
  if (!allowsPrivateAddresses && isPrivateHost(hostOf(url))) {
    return 'Give address with a host on the public internet: this installation sends nothing to private networks.';
  }
  return null;
}

/** The host of a URL; of an IPv6 address without its brackets. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function isPrivateHost(host: string): boolean {
  return isIP(host) === 0 ? /(^|\.)localhost\.?$/.test(host) : isPrivateAddress(host);
}
