import { Inject, Injectable } from '@nestjs/common';
import { MS_PER_SECOND } from '@live-tz/wall-clock';
import type { Transporter } from 'nodemailer';
import { CONFIG, type Config } from '../../config/env';
import { DeliveryFailure } from './delivery-failure';

/** Time for a whole mail: a server that accepts connections and then says nothing costs this much. */
const MAIL_TIMEOUT_MS = 20 * MS_PER_SECOND;
/** Time for each step of the protocol. */
const STEP_TIMEOUT_MS = 10 * MS_PER_SECOND;
/** The ports of RFC 6409 and RFC 8314. */
const SUBMISSION_PORT = 587;
const SUBMISSIONS_PORT = 465;

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Sends mails by the server of `SMTP_URL`, one connection each. */
@Injectable()
export class Mailer {
  private readonly smtpUrl: URL | null;
  private readonly from: string;

  constructor(@Inject(CONFIG) { alerts, http }: Pick<Config, 'alerts' | 'http'>) {
    this.smtpUrl = alerts.smtpUrl;
    this.from = alerts.mailFrom || `live-tz@${http.publicUrl?.hostname ?? 'localhost'}`;
  }

  get isAvailable(): boolean {
    return this.smtpUrl !== null;
  }

  /** @param signal ends the attempt early @throws DeliveryFailure */
  async send(mail: Mail, signal: AbortSignal): Promise<void> {
    if (this.smtpUrl === null) throw new DeliveryFailure('unreachable');
    const transport = await transportTo(this.smtpUrl);
    const timeout = AbortSignal.timeout(MAIL_TIMEOUT_MS);
    const end = AbortSignal.any([timeout, signal]);
    try {
      await Promise.race([
        transport.sendMail({
          ...mail,
          from: { name: 'Live TZ', address: this.from },
          // As a text it would be parsed as a list.
          to: { name: '', address: mail.to },
          ...SENT_BY_A_PROGRAM,
        }),
        aborted(end),
      ]);
    } catch (error) {
      throw new DeliveryFailure(timeout.aborted ? 'timeout' : failureOf(error), null, error);
    } finally {
      transport.close();
    }
  }
}

/** Keeps answers of absence notices away (RFC 3834). */
const SENT_BY_A_PROGRAM = { headers: { 'Auto-Submitted': 'auto-generated' } };

/** nodemailer is loaded for the first mail, because most nodes send none. */
async function transportTo({ protocol, hostname, port, username, password }: URL): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  const isSecure = protocol === 'smtps:';
  const auth =
    username === '' ? undefined : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  return createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (isSecure ? SUBMISSIONS_PORT : SUBMISSION_PORT) : Number(port),
    secure: isSecure,
    // A password is never sent in the clear.
    requireTLS: auth !== undefined,
    ...(auth && { auth }),
    connectionTimeout: STEP_TIMEOUT_MS,
    greetingTimeout: STEP_TIMEOUT_MS,
    socketTimeout: STEP_TIMEOUT_MS,
    dnsTimeout: STEP_TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener(
      'abort',
      () => reject(new Error('The mail took too long, or the server stops.')),
      {
        once: true,
      },
    );
  });
}

function failureOf(error: unknown): 'timeout' | 'mail-refused' | 'unreachable' {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ETIMEDOUT') return 'timeout';
  return ['EENVELOPE', 'EMESSAGE', 'EAUTH'].includes(code) ? 'mail-refused' : 'unreachable';
}
