import { ChangeDetectionStrategy, Component, effect, inject, signal } from '@angular/core';
import { Icon } from './icon';
import { Notices } from './notices';

/** Shows the current notice until its time is up. Hovering over it or focusing it stops that time. */
@Component({
  selector: 'ltz-notice-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    @if (notices.current(); as notice) {
      <div
        class="bar"
        data-testid="notice"
        (mouseenter)="isHeld.set(true)"
        (mouseleave)="isHeld.set(false)"
        (focusin)="isHeld.set(true)"
        (focusout)="isHeld.set(false)"
      >
        <p>{{ notice.text }}</p>
        @if (notice.action; as action) {
          <button type="button" class="button plain" (click)="notices.dismiss(); action.run()">
            {{ action.label }}
          </button>
        }
        <button type="button" class="icon-button" aria-label="Dismiss" (click)="notices.dismiss()">
          <ltz-icon name="close" />
        </button>
      </div>
    }
  `,
  styleUrl: './notice-bar.css',
})
export class NoticeBar {
  protected readonly notices = inject(Notices);
  protected readonly isHeld = signal(false);

  constructor() {
    effect((onCleanup) => {
      const notice = this.notices.current();
      if (notice === null || this.isHeld()) return;
      const timer = setTimeout(() => this.notices.dismiss(), notice.durationMs);
      onCleanup(() => clearTimeout(timer));
    });
    // A bar that disappears while it is held gets no `mouseleave` or `focusout`.
    effect(() => {
      if (this.notices.current() === null) this.isHeld.set(false);
    });
  }
}
