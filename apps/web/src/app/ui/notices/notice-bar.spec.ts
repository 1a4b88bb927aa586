import { LiveAnnouncer } from '@angular/cdk/a11y';
import { TestBed } from '@angular/core/testing';
import { NoticeBar } from './notice-bar';
import { Notices } from './notices';

describe('NoticeBar', () => {
  const announce = jest.fn(() => Promise.resolve());

  beforeEach(() => {
    jest.useFakeTimers();
    announce.mockClear();
    TestBed.configureTestingModule({ providers: [{ provide: LiveAnnouncer, useValue: { announce } }] });
  });

  afterEach(() => jest.useRealTimers());

  function open() {
    const page = TestBed.createComponent(NoticeBar);
    page.detectChanges();
    const root: HTMLElement = page.nativeElement;
    const pass = (ms: number) => {
      jest.advanceTimersByTime(ms);
      page.detectChanges();
    };
    return { page, root, pass, notices: TestBed.inject(Notices) };
  }

  it('offers an action for twenty seconds, and announces it once', async () => {
    const { page, root, pass, notices } = open();
    const undo = jest.fn();
    notices.offer('Tokyo removed.', { label: 'Undo', run: undo });
    page.detectChanges();
    // The announcer loads with the first message.
    await import('../live-announcer').then(() => Promise.resolve());
    expect(announce).toHaveBeenCalledWith('Tokyo removed. Undo is available.', 'polite');
    pass(19_999);
    expect(root.textContent).toContain('Tokyo removed.');
    pass(1);
    expect(root.textContent?.trim()).toBe('');
    expect(undo).not.toHaveBeenCalled();
  });

  it('shows every offered action, and replaces only messages without one', () => {
    const { page, root, notices } = open();
    const [first, second] = [jest.fn(), jest.fn()];
    notices.offer('Tokyo removed.', { label: 'Undo', run: first });
    notices.confirm('Copied');
    notices.offer('Lisbon removed.', { label: 'Undo', run: second });
    page.detectChanges();
    const texts = () => [...root.querySelectorAll('p')].map((text) => text.textContent);
    expect(texts()).toEqual(['Tokyo removed.', 'Lisbon removed.']);
    root.querySelector<HTMLElement>('button')!.click();
    page.detectChanges();
    expect(texts()).toEqual(['Lisbon removed.']);
    expect(first).toHaveBeenCalledTimes(1);
    expect(second).not.toHaveBeenCalled();
  });

  it('disappears when its action is taken', () => {
    const { page, root, notices } = open();
    const undo = jest.fn();
    notices.offer('Tokyo removed.', { label: 'Undo', run: undo });
    page.detectChanges();
    root.querySelector<HTMLElement>('button')!.click();
    page.detectChanges();
    expect(undo).toHaveBeenCalledTimes(1);
    expect(root.textContent?.trim()).toBe('');
  });

  it('stays as long as the pointer is on it', () => {
    const { page, root, pass, notices } = open();
    notices.confirm('Copied');
    page.detectChanges();
    const bar = root.querySelector('.bar')!;
    bar.dispatchEvent(new Event('mouseenter'));
    pass(60_000);
    expect(root.textContent).toContain('Copied');
    bar.dispatchEvent(new Event('mouseleave'));
    pass(0);
    pass(3000);
    expect(root.textContent?.trim()).toBe('');
  });
});
