import { createHmac } from 'node:crypto';
import { MS_PER_SECOND } from '@live-tz/wall-clock';

/** The value of `ALERT_SIGNATURE_HEADER`: the time is signed as well, so that a receiver can refuse an old message. */
export function webhookSignature(secret: string, body: string, nowMs: number): string {
  const seconds = Math.floor(nowMs / MS_PER_SECOND);
  const hmac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${hmac}`;
}
