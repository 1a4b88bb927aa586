import { MAX_MAIL_ADDRESSES, MAX_WEBHOOKS } from '@live-tz/contracts';
import { DomainError } from '../errors/domain-error';

export function channelUnknown(): DomainError {
  return new DomainError('not-found', 'You have no such webhook or address: read the list again.');
}

export function channelExists(): DomainError {
  return new DomainError('conflict', 'You have added this webhook or address already.', {
    code: 'alert-channel-exists',
  });
}

export function tooManyChannels(): DomainError {
  return new DomainError(
    'conflict',
    `You may have ${MAX_WEBHOOKS} webhooks and ${MAX_MAIL_ADDRESSES} addresses: remove one first.`,
    { code: 'too-many-alert-channels' },
  );
}

export function addressRefused(message: string): DomainError {
  return new DomainError('invalid', message, {
    code: 'alert-address-refused',
    errors: [{ field: 'address', message }],
  });
}

export function mailOff(): DomainError {
  return new DomainError('conflict', 'This installation does not send mail: use a webhook.', {
    code: 'mail-off',
  });
}

export function mailFailed(cause: unknown): DomainError {
  return new DomainError('unavailable', 'The mail server did not accept the mail: try again later.', {
    code: 'mail-failed',
    retryAfterSeconds: 60,
    cause,
  });
}

export function notConfirmed(): DomainError {
  return new DomainError('conflict', 'Open the link in the mail to this address first.');
}

export function confirmationVoid(): DomainError {
  return new DomainError(
    'invalid',
    'This link is unknown, expired or that of another user: remove the address and add it again.',
    { code: 'confirmation-void' },
  );
}

export function tooManyTests(retryAfterSeconds: number): DomainError {
  return new DomainError('throttled', 'You have sent too many tests: try again later.', {
    retryAfterSeconds,
  });
}
