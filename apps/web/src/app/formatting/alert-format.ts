import type { AlertChannel, AlertDelivery, AlertFailure } from '@live-tz/contracts';
import { formatUtcDateAndTime } from './utc-format';

const FAILURES: Readonly<Record<AlertFailure, string>> = {
  'private-address': 'the address is in a private network, which is not allowed here',
  unreachable: 'no connection',
  timeout: 'no answer in time',
  certificate: 'its certificate is not valid',
  redirect: 'it answered with a redirect, which is not followed',
  status: 'it answered with an error',
  'mail-refused': 'the mail server refused the mail',
};

/** `Webhook`, `Mail`, and whether it still has to be confirmed. */
export function formatAlertChannel({ kind, isConfirmed }: AlertChannel): string {
  if (kind === 'webhook') return 'Webhook';
  return isConfirmed ? 'Mail' : 'Open the link in the mail to this address to confirm it';
}

/** `Sent 2026-11-22 19:04 UTC`, `Failed: no answer in time`, or `Trying again 2026-11-22 19:05 UTC: no connection`. */
export function formatDelivery({ state, failure, status, sentAtMs, nextAttemptAtMs }: AlertDelivery): string {
  if (state === 'sent') return sentAtMs === null ? 'Sent' : `Sent ${minuteOf(sentAtMs)}`;
  const reason = failure === null ? '' : `: ${FAILURES[failure]}${status === null ? '' : ` (${status})`}`;
  if (state === 'failed') return `Failed${reason}`;
  if (reason === '' || nextAttemptAtMs === null) return 'Being sent';
  return `Trying again ${minuteOf(nextAttemptAtMs)}${reason}`;
}

/** The host of a webhook, or a mail address. */
export function formatAlertAddress({ kind, address }: AlertChannel): string {
  return kind === 'webhook' ? new URL(address).host : address;
}

function minuteOf(utcMs: number): string {
  return `${formatUtcDateAndTime(utcMs).slice(0, 16)} UTC`;
}
