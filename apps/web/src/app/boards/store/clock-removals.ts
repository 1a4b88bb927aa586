import { inject, Injectable } from '@angular/core';
import type { SavedZone } from '@live-tz/contracts';
import { type Observable, Subject } from 'rxjs';
import { formatLabel } from '../../formatting/clock-label-format';
import { errorMessage } from '../../http/problem-error';
import { type Notice, Notices } from '../../ui/notices';
import { mergedOrder, positionIn } from './removal-order';
import { SavedZonesStore } from '../saved-zones-store';

/** Removes clocks and offers to undo each removal by itself, whatever has happened to the list since. */
@Injectable()
export class ClockRemovals {
  private readonly store = inject(SavedZonesStore);
  private readonly notices = inject(Notices);
  private readonly restoredClocks = new Subject<SavedZone>();
  private readonly offers: Notice[] = [];
  /** The ids of all clocks, those removed on this page included. */
  private order: readonly string[] = [];
  private restoring = Promise.resolve();

  /** The clocks that are back, under their new ids. */
  readonly restored: Observable<SavedZone> = this.restoredClocks.asObservable();

  async remove(saved: SavedZone): Promise<void> {
    this.updateOrder();
    await this.store.remove(saved.id);
    this.offer(saved, `${formatLabel(saved)} removed.`, 'Undo');
  }

  /** Undoes the latest removal that is still offered. */
  undoLatest(): void {
    const latest = this.offers.findLast((offer) => this.notices.all().includes(offer));
    if (latest !== undefined) this.notices.act(latest);
  }

  private offer(saved: SavedZone, text: string, label: string): void {
    this.offers.push(this.notices.offer(text, { label, run: () => this.restoreNext(saved) }));
  }

  /** One after the other, because the position of each depends on those that are back. */
  private restoreNext(saved: SavedZone): void {
    this.restoring = this.restoring.then(() => this.restore(saved));
  }

  private async restore(saved: SavedZone): Promise<void> {
    const { id, zone, label, place, country, latitude, longitude } = saved;
    this.updateOrder();
    try {
      const position = positionIn(this.order, id, this.ids());
      const added = await this.store.add({
        zone,
        label,
        place,
        country,
        latitude,
        longitude,
        position,
      });
      this.order = this.order.map((other) => (other === id ? added.id : other));
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
    return (this.store.zones() ?? []).map((zone) => zone.id);
  }
}
