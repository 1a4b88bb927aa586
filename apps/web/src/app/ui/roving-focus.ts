import { DestroyRef, Directive, ElementRef, inject } from '@angular/core';
import { leftToRightKey } from './left-to-right-key';
import { neighbourOf } from './roving-neighbour';

const CONTROLS = 'button, a[href], input';
const TAB_STOP = 0;
const NO_TAB_STOP = -1;

/**
 * A list whose items share one tab stop: the arrow keys, Home and End move the focus between them (a roving tabindex, as the
 * ARIA Authoring Practices describe it).
 */
@Directive({ selector: '[ltzRovingList]', host: { '(keydown)': 'onKeydown($event)' } })
export class RovingList {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly items = new Set<RovingItem>();
  private current: RovingItem | null = null;

  add(item: RovingItem): void {
    this.items.add(item);
    if (this.current === null) this.moveTo(item);
  }

  remove(item: RovingItem): void {
    this.items.delete(item);
    if (this.current === item) this.moveTo(this.inOrder()[0] ?? null);
  }

  /** Makes an item the one that the tab key reaches. */
  moveTo(item: RovingItem | null): void {
    if (item === this.current) return;
    this.current?.setTabStop(false);
    this.current = item;
    item?.setTabStop(true);
  }

  protected onKeydown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const items = this.inOrder();
    const from = items.findIndex(({ element }) => element.contains(event.target as Node));
    if (from === -1) return;
    const boxes = items.map(({ element }) => element.getBoundingClientRect());
    const to = items[neighbourOf(leftToRightKey(event.key, this.element), from, boxes)];
    if (to === undefined) return;
    event.preventDefault();
    to.element.focus();
  }

  /** As in the document, because items may have been moved since they were added. */
  private inOrder(): RovingItem[] {
    return [...this.items].sort((a, b) =>
      a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
  }
}

/**
 * An item of a {@link RovingList}. The tab key reaches the controls inside only while the item contains the focus, so they
 * start with `tabindex="-1"`.
 */
@Directive({
  selector: '[ltzRovingItem]',
  host: { '(focusin)': 'enter()', '(focusout)': 'leave($event)' },
})
export class RovingItem {
  readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly list = inject(RovingList, { optional: true });

  constructor() {
    this.setTabStop(this.list === null);
    this.list?.add(this);
    inject(DestroyRef).onDestroy(() => this.list?.remove(this));
  }

  setTabStop(isTabStop: boolean): void {
    this.element.tabIndex = isTabStop ? TAB_STOP : NO_TAB_STOP;
  }

  protected enter(): void {
    this.list?.moveTo(this);
    this.setControls(TAB_STOP);
  }

  protected leave({ relatedTarget }: FocusEvent): void {
    if (!this.element.contains(relatedTarget as Node | null)) this.setControls(NO_TAB_STOP);
  }

  /** Sets them at once instead of with the next rendering, which a pressed tab key would not wait for. */
  private setControls(tabIndex: number): void {
    for (const control of this.element.querySelectorAll<HTMLElement>(CONTROLS)) control.tabIndex = tabIndex;
  }
}
