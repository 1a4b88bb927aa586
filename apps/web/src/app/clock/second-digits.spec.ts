import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ClockStore } from './clock-store';
import { SecondDigits } from './second-digits';

describe('SecondDigits', () => {
  const utcMs = signal<number | null>(null);

  it('shows the second of the minute, and dashes while the time is unknown', async () => {
    TestBed.configureTestingModule({ providers: [{ provide: ClockStore, useValue: { utcMs } }] });
    const page = TestBed.createComponent(SecondDigits);
    const text = async () => {
      await page.whenStable();
      return (page.nativeElement as HTMLElement).textContent;
    };
    expect(await text()).toBe(':\u2012\u2012');
    utcMs.set(Date.parse('2026-11-22T19:04:07Z'));
    expect(await text()).toBe(':07');
    page.componentRef.setInput('isKnown', false);
    expect(await text()).toBe(':\u2012\u2012');
  });
});
