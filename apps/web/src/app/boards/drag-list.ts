import { createDragRef, createDropListRef, type DragRef, type DropListRef } from '@angular/cdk/drag-drop';
import type { Injector } from '@angular/core';
import { keepTicking } from './ticking-copies';

/** A mouse drags at once; a finger has to rest first, because otherwise it scrolls. */
const DRAG_DELAY_MS = { mouse: 0, touch: 250 };
const MIN_DRAG_PX = 5;

/** Lets the children of an element be dragged into another order. */
export class DragList {
  private readonly list: DropListRef;
  private readonly items = new Map<HTMLElement, DragRef>();

  constructor(
    private readonly injector: Injector,
    private readonly element: HTMLElement,
    onDrop: (from: number, to: number) => void,
  ) {
    this.list = createDropListRef(injector, element).withOrientation('mixed');
    this.list.dropped.subscribe(({ previousIndex, currentIndex }) => onDrop(previousIndex, currentIndex));
  }

  /** Follows the children that the page has rendered. */
  sync(children: readonly HTMLElement[]): void {
    for (const [child, item] of this.items) {
      if (children.includes(child)) continue;
      this.items.delete(child);
      item.dispose();
    }
    this.list.withItems(children.map((child) => this.itemOf(child)));
  }

  dispose(): void {
    for (const item of this.items.values()) item.dispose();
    this.list.dispose();
  }

  private keepCopiesTicking(item: DragRef, child: HTMLElement): void {
    let end = (): void => undefined;
    item.started.subscribe(() => {
      const previews = child.ownerDocument.querySelectorAll('.cdk-drag-preview');
      end = keepTicking(child, [...previews, item.getPlaceholderElement()]);
    });
    item.ended.subscribe(() => end());
  }

  private itemOf(child: HTMLElement): DragRef {
    const known = this.items.get(child);
    if (known !== undefined) return known;
    const item = createDragRef(this.injector, child, {
      dragStartThreshold: MIN_DRAG_PX,
      pointerDirectionChangeThreshold: MIN_DRAG_PX,
    });
    item.dragStartDelay = DRAG_DELAY_MS;
    this.keepCopiesTicking(item, child);
    this.items.set(child, item);
    return item;
  }
}
