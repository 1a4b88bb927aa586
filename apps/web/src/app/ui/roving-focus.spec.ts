import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { RovingItem, RovingList } from './roving-focus';
import { neighbourOf } from './roving-neighbour';

@Component({
  template: `
    <ul ltzRovingList>
      @for (name of names(); track name) {
        <li ltzRovingItem [id]="name"><button type="button" tabindex="-1">More</button></li>
      }
    </ul>
  `,
  imports: [RovingItem, RovingList],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Host {
  readonly names = signal(['a', 'b', 'c']);
}

describe('RovingList', () => {
  let page: ComponentFixture<Host>;

  beforeEach(() => {
    page = TestBed.createComponent(Host);
    document.body.append(page.nativeElement);
    page.detectChanges();
  });

  afterEach(() => page.destroy());

  const item = (name: string) => document.getElementById(name)!;
  const tabStops = () =>
    [...document.querySelectorAll<HTMLElement>('li, button')]
      .filter(({ tabIndex }) => tabIndex === 0)
      .map((element) => element.id || `${element.parentElement!.id} button`);

  function press(key: string): void {
    document.activeElement!.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    );
  }

  it('is one tab stop, however many items and controls it has', () => {
    expect(tabStops()).toEqual(['a']);
  });

  it('moves its tab stop with the arrow keys, and opens the controls of that item alone', () => {
    item('a').focus();
    press('ArrowRight');
    expect(document.activeElement).toBe(item('b'));
    expect(tabStops()).toEqual(['b', 'b button']);
    press('End');
    expect(tabStops()).toEqual(['c', 'c button']);
    item('c').blur();
    expect(tabStops()).toEqual(['c']);
  });

  it('moves to the next item with the left arrow key on a page from right to left', () => {
    document.querySelector('ul')!.style.direction = 'rtl';
    item('a').focus();
    press('ArrowLeft');
    expect(document.activeElement).toBe(item('b'));
    press('ArrowRight');
    expect(document.activeElement).toBe(item('a'));
  });

  it('follows the order of the document', () => {
    page.componentInstance.names.set(['c', 'a', 'b']);
    page.detectChanges();
    item('c').focus();
    press('ArrowRight');
    expect(document.activeElement).toBe(item('a'));
  });

  it('keeps a tab stop when its item is removed', () => {
    item('b').focus();
    page.componentInstance.names.set(['a', 'c']);
    page.detectChanges();
    expect(tabStops()).toEqual(['a']);
  });
});

describe('the neighbour of an item', () => {
  // Two rows: three items, then two.
  const boxes = [0, 1, 2, 3, 4].map((index) => {
    const [left, top] = [(index % 3) * 110, Math.floor(index / 3) * 60];
    return { left, right: left + 100, top, bottom: top + 50 };
  });

  it.each([
    ['ArrowRight', 2, 3],
    ['ArrowRight', 4, -1],
    ['ArrowLeft', 0, -1],
    ['ArrowDown', 1, 4],
    ['ArrowDown', 2, 4],
    ['ArrowDown', 3, -1],
    ['ArrowUp', 3, 0],
    ['Home', 3, 0],
    ['End', 0, 4],
    ['a', 0, -1],
  ])('by %s from %d is %d', (key, from, to) => {
    expect(neighbourOf(key, from, boxes)).toBe(to);
  });
});
