import type { Transition } from './transition';

export const ALERT_CHANNEL_KINDS = ['webhook', 'mail'] as const;
export type AlertChannelKind = (typeof ALERT_CHANNEL_KINDS)[number];

/** How many days before a change of the clocks an alert is sent. */
export const ALERT_DAYS = [14, 7, 1] as const;
export type AlertDays = (typeof ALERT_DAYS)[number];

/** The header of a webhook with its signature: `t=<seconds since 1970>,v1=<hex of HMAC-SHA-256 over "<t>.<body>">`. */
export const ALERT_SIGNATURE_HEADER = 'X-Live-TZ-Signature';

export const ALERT_KINDS = ['clock-change', 'rules-change', 'test'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** The JSON body of a webhook. */
export interface AlertMessage {
  /** The same in every attempt to deliver it, so that a receiver can ignore a repetition. */
  id: string;
  kind: AlertKind;
  /** What happens, in one or more sentences. */
  summary: string;
  /** The zone as it is on the user's board; null in a test. */
  zone: string | null;
  /** With `clock-change`. An alert that could not be sent in time is sent late. */
  daysAhead: AlertDays | null;
  /** With `clock-change`, the change ahead; with `rules-change`, the first change that the old rules did not have. */
  change: Transition | null;
  /** With `rules-change`, the first change that the new rules no longer have. */
  withdrawn: Transition | null;
  /** IANA release of the rules, for example `2026f`. */
  tzdata: string;
  /** When the alert was made, UTC milliseconds. */
  createdAtMs: number;
}

/** `POST /users/me/alerts/channels`. */
export interface NewAlertChannel {
  kind: AlertChannelKind;
  /** An http or https URL, or an e-mail address. */
  address: string;
}

/** Where alerts of a user are sent to. */
export interface AlertChannel {
  id: string;
  kind: AlertChannelKind;
  address: string;
  /** UTC milliseconds. */
  createdAtMs: number;
  /** A mail address receives nothing until the link in the mail to it has been opened. */
  isConfirmed: boolean;
}

/** The answer to `POST /users/me/alerts/channels`. */
export interface CreatedAlertChannel extends AlertChannel {
  /** The secret that signs the messages of a webhook, in this answer only; null for mail. */
  secret: string | null;
}

/** `POST /users/me/alerts/confirmation`. */
export interface AlertConfirmation {
  /** From the link in the mail. */
  token: string;
}

export const ALERT_STATES = ['waiting', 'sent', 'failed'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** Why an attempt to deliver an alert failed. */
export const ALERT_FAILURES = [
  /** The host name of the webhook has an address that alerts are not sent to. */
  'private-address',
  /** No connection: unknown host, refused, or broken off. */
  'unreachable',
  'timeout',
  /** The certificate of the webhook is not valid. */
  'certificate',
  /** The webhook answered with a redirect, which is not followed. */
  'redirect',
  /** The webhook answered with another status than 2xx. */
  'status',
  /** The mail server refused the mail. */
  'mail-refused',
] as const;
export type AlertFailure = (typeof ALERT_FAILURES)[number];

/** One alert to one channel. */
export interface AlertDelivery {
  id: string;
  channelId: string;
  kind: AlertKind;
  summary: string;
  state: AlertState;
  /** Attempts so far; a failed one is repeated, later each time, except for a test. */
  attempts: number;
  /** Why the last attempt failed; null if it did not. */
  failure: AlertFailure | null;
  /** The HTTP status that the webhook answered last. */
  status: number | null;
  createdAtMs: number;
  /** Null until it is sent. */
  sentAtMs: number | null;
  /** The time of the next attempt; null if there will be none. */
  nextAttemptAtMs: number | null;
}

/** `GET /users/me/alerts`. */
export interface Alerts {
  /** The oldest first. */
  channels: AlertChannel[];
  /** Whether this installation sends mail. */
  hasMail: boolean;
  /** The newest first, at most `MAX_LISTED_DELIVERIES`. */
  deliveries: AlertDelivery[];
}
