import type { AlertFailure } from '@live-tz/contracts';

/** An attempt to deliver an alert that failed. */
export class DeliveryFailure extends Error {
  override readonly name = 'DeliveryFailure';

  constructor(
    readonly failure: AlertFailure,
    /** The HTTP status of the answer, if there was one. */
    readonly status: number | null = null,
    cause?: unknown,
  ) {
    super(failure, { cause });
  }
}
