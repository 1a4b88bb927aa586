import { inject, Injectable } from '@angular/core';
import type { BoardClock } from '@live-tz/contracts';
import { type Observable, Subject } from 'rxjs';
import { formatLabel } from '../../formatting/clock-label-format';
import { errorMessage } from '../../http/problem-error';
import { type Notice, Notices } from '../../ui/notices/notices';
import { mergedOrder, positionIn } from './removal-order';
import { BoardStore } from './board-store';

/** Removes clocks and offers to undo each removal by itself, whatever has happened to the list since. */
@Injectable()
export class ClockRemovals {
  private readonly store = inject(BoardStore);
  private readonly notices = inject(Notices);
  private readonly restoredClocks = new Subject<BoardClock>();
  private readonly offers: Notice[] = [];
  /** The ids of all clocks, those removed on this page included. */
  private order: readonly string[] = [];
  private restoring = Promise.resolve();

  /** The clocks that are back. */
  readonly restored: Observable<BoardClock> = this.restoredClocks.asObservable();

  async remove(saved: BoardClock): Promise<void> {
    this.updateOrder();
    await this.store.remove(saved.id);
    this.offer(saved, `${formatLabel(saved)} removed.`, 'Undo');
  }

  /** Undoes the latest removal that is still offered. */
  undoLatest(): void {
    const latest = this.offers.findLast((offer) => this.notices.all().includes(offer));
    if (latest !== undefined) this.notices.act(latest);
  }

  private offer(saved: BoardClock, text: string, label: string): void {
    this.offers.push(this.notices.offer(text, { label, run: () => this.restoreNext(saved) }));
  }

  /** One after the other, because the position of each depends on those that are back. */
  private restoreNext(saved: BoardClock): void {
    this.restoring = this.restoring.then(() => this.restore(saved));
  }

  private async restore(saved: BoardClock): Promise<void> {
    const { effectiveHours: _effectiveHours, ...clock } = saved;
    this.updateOrder();
    try {
      const added = await this.store.add({
        ...clock,
        position: positionIn(this.order, saved.id, this.ids()),
      });
      this.restoredClocks.next(added);
      this.notices.say(`${formatLabel(added)} is back`);
    } catch (error) {
      this.offer(saved, `${formatLabel(saved)} is still removed. ${errorMessage(error)}`, 'Try again');
    }
  }

  private updateOrder(): void {
    this.order = mergedOrder(this.order, this.ids());
  }

  private ids(): string[] {
    return (this.store.clocks() ?? []).map((zone) => zone.id);
  }
}
