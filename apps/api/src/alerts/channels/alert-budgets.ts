import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { MAX_ALERT_TESTS_PER_HOUR } from '@live-tz/contracts';
import { MS_PER_SECOND } from '@live-tz/wall-clock';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { tooManyTests } from '../alerts.errors';
import { mailboxOf } from './mail-address';

const HOUR_SECONDS = 3600;
const DAY_SECONDS = 24 * HOUR_SECONDS;
/** Mails with a confirmation link that one address gets in a day from all users of a node. */
const MAX_CONFIRMATIONS_PER_ADDRESS = 3;

/** Limits what users can make this node send, besides alerts. */
@Injectable()
export class AlertBudgets {
  private readonly ofUser = new RateLimiterMemory({
    points: MAX_ALERT_TESTS_PER_HOUR,
    duration: HOUR_SECONDS,
  });
  private readonly ofAddress = new RateLimiterMemory({
    points: MAX_CONFIRMATIONS_PER_ADDRESS,
    duration: DAY_SECONDS,
  });

  /** Counts a test, or a new channel. @throws DomainError `throttled` */
  async spend(userId: string): Promise<void> {
    await consume(this.ofUser, userId);
  }

  /** Counts a mail to an address whose owner has not agreed yet. @throws DomainError `throttled` */
  async spendConfirmation(address: string): Promise<void> {
    await consume(this.ofAddress, createHash('sha256').update(mailboxOf(address)).digest('base64url'));
  }
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw tooManyTests(Math.ceil(error.msBeforeNext / MS_PER_SECOND));
  }
}
