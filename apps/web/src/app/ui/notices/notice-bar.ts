import { ChangeDetectionStrategy, Component, effect, inject, signal } from '@angular/core';
import { NoticeItem } from './notice-item';
import { Notices } from './notices';

/** The notices at the foot of the page. Hovering over one or focusing it stops the time of all, so that none moves away. */
@Component({
  selector: 'ltz-notice-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NoticeItem],
  template: `
    @if (notices.all().length > 0) {
      <section
        class="bar"
        aria-label="Notices"
        (mouseenter)="isHeld.set(true)"
        (mouseleave)="isHeld.set(false)"
        (focusin)="isHeld.set(true)"
        (focusout)="isHeld.set(false)"
      >
        @for (notice of notices.all(); track notice) {
          <ltz-notice-item data-testid="notice" [notice]="notice" [isHeld]="isHeld()" />
        }
      </section>
    }
  `,
  styleUrl: './notice-bar.css',
})
export class NoticeBar {
  protected readonly notices = inject(Notices);
  protected readonly isHeld = signal(false);

  constructor() {
    // A bar that disappears while it is held gets no `mouseleave` or `focusout`.
    effect(() => {
      if (this.notices.all().length === 0) this.isHeld.set(false);
    });
  }
}
