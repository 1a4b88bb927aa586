import {
  afterRenderEffect,
  contentChildren,
  DestroyRef,
  Directive,
  effect,
  ElementRef,
  inject,
  Injector,
  output,
  signal,
} from '@angular/core';
import { FirstTick } from '../clock/first-tick';
import type { DragList } from './drag-list';

/** Marks a child that can be dragged. */
@Directive({ selector: '[ltzDragItem]' })
export class DragItem {
  readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
}

/** Lets the marked children be dragged into another order, from shortly after the first tick. */
@Directive({ selector: '[ltzDragOrder]' })
export class DragOrder {
  /** A child was dropped: its index before and after. */
  readonly ltzDragOrder = output<{ from: number; to: number }>();

  private readonly items = contentChildren(DragItem);
  private readonly firstTick = inject(FirstTick);
  private readonly injector = inject(Injector);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly list = signal<DragList | null>(null);
  private isDestroyed = false;

  constructor() {
    const waiting = effect(() => {
      if (!this.firstTick.hasArrived()) return;
      waiting.destroy();
      void this.load();
    });
    afterRenderEffect(() => this.list()?.sync(this.items().map(({ element }) => element)));
    inject(DestroyRef).onDestroy(() => {
      this.isDestroyed = true;
      this.list()?.dispose();
    });
  }

  private async load(): Promise<void> {
    const { DragList } = await import('./drag-list');
    if (this.isDestroyed) return;
    this.list.set(
      new DragList(this.injector, this.element, (from, to) => this.ltzDragOrder.emit({ from, to })),
    );
  }
}
