import { DestroyRef, inject, Injectable, Injector } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Subject } from 'rxjs';
import type { ClockRemovals } from './clock-removals';

/** Loads what removes clocks, which the first second does not need. A removal waits for it, and after a failure tries again. */
@Injectable()
export class RemovalsLoader {
  private readonly injector = inject(Injector);
  private readonly destroyRef = inject(DestroyRef);
  private readonly restoredStream = new Subject<{ id: string }>();
  private loading: Promise<ClockRemovals> | null = null;

  /** The clocks whose removal was undone. */
  readonly restored = this.restoredStream.asObservable();

  load(): Promise<ClockRemovals> {
    this.loading ??= this.create().catch((error: unknown) => {
      this.loading = null;
      throw error;
    });
    return this.loading;
  }

  /** Without it there is nothing to undo. */
  undoLatest(): void {
    void this.loading?.then((removals) => removals.undoLatest());
  }

  private async create(): Promise<ClockRemovals> {
    const file = await import('./clock-removals');
    const { injector: parent } = this;
    const removals = Injector.create({ providers: [file.ClockRemovals], parent }).get(file.ClockRemovals);
    removals.restored.pipe(takeUntilDestroyed(this.destroyRef)).subscribe(this.restoredStream);
    return removals;
  }
}
