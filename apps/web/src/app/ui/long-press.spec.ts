import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { LongPress } from './long-press';

@Component({
  template: '<div (ltzLongPress)="presses = presses + 1" ltzLongPress></div>',
  imports: [LongPress],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Host {
  presses = 0;
}

describe('LongPress', () => {
  let host: Host;
  let target: HTMLElement;

  beforeEach(() => {
    jest.useFakeTimers();
    const page = TestBed.createComponent(Host);
    document.body.append(page.nativeElement);
    page.detectChanges();
    host = page.componentInstance;
    target = page.nativeElement.querySelector('div');
  });

  afterEach(() => jest.useRealTimers());

  // jsdom has no PointerEvent; a mouse event carries the same coordinates.
  function pointer(type: string, pointerType: string, clientX = 0): void {
    const event = new MouseEvent(type, { clientX, bubbles: true, cancelable: true });
    target.dispatchEvent(Object.assign(event, { pointerType }));
  }

  /** Lifts the finger, which a browser turns into a click unless that is prevented. */
  function lift(): 'a click' | 'nothing' {
    return target.dispatchEvent(new Event('touchend', { bubbles: true, cancelable: true }))
      ? 'a click'
      : 'nothing';
  }

  it('reports a finger that is held for half a second, and suppresses the click that would follow', () => {
    pointer('pointerdown', 'touch');
    jest.advanceTimersByTime(499);
    expect(host.presses).toBe(0);
    jest.advanceTimersByTime(1);
    expect(host.presses).toBe(1);
    expect(lift()).toBe('nothing');
  });

  it('leaves a short touch as a click', () => {
    pointer('pointerdown', 'touch');
    jest.advanceTimersByTime(100);
    pointer('pointerup', 'touch');
    expect(lift()).toBe('a click');
  });

  it.each([
    ['lifted', () => pointer('pointerup', 'touch')],
    ['moved', () => pointer('pointermove', 'touch', 9)],
    ['taken by the browser to scroll', () => pointer('pointercancel', 'touch')],
  ])('does not report a finger that is %s earlier', (_name, act) => {
    pointer('pointerdown', 'touch');
    jest.advanceTimersByTime(400);
    act();
    jest.advanceTimersByTime(1000);
    expect(host.presses).toBe(0);
  });

  it('ignores mice', () => {
    pointer('pointerdown', 'mouse');
    jest.advanceTimersByTime(1000);
    expect(host.presses).toBe(0);
  });
});
