import { MS_PER_SECOND, msUntil } from '@live-tz/wall-clock';
import type { Announcement } from '../announcement';

/** How long before its second an announcement is accepted; an earlier one comes from a wrong clock. */
export const MAX_LEAD_MS = 3 * MS_PER_SECOND;

/** How an announcement was handled; only `taken` confirms its second. */
export type Verdict = 'taken' | 'late' | 'doubled' | 'implausible';

/** The coming seconds that were announced in time. */
export class Confirmations {
  /** Contains at most the few seconds of {@link MAX_LEAD_MS}. */
  private readonly coming = new Set<number>();

  /** Judges an announcement when it arrives. */
  take({ second }: Announcement, nowMs: number): Verdict {
    const leadMs = msUntil(second, nowMs);
    if (!Number.isSafeInteger(second) || leadMs > MAX_LEAD_MS) return 'implausible';
    if (leadMs < 0) return 'late';
    if (this.coming.has(second)) return 'doubled';
    this.coming.add(second);
    return 'taken';
  }

  /** Whether a second is confirmed. It is shown now, so announcements of it and of earlier seconds are removed. */
  settle(second: number): boolean {
    const isConfirmed = this.coming.has(second);
    for (const announced of this.coming) {
      if (announced <= second || announced > second + MAX_LEAD_MS / MS_PER_SECOND) {
        this.coming.delete(announced);
      }
    }
    return isConfirmed;
  }
}
