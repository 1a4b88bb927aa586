import { ChangeDetectionStrategy, Component, effect, inject, input } from '@angular/core';
import { Icon } from '../icon';
import { type Notice, Notices } from './notices';

/** One notice, which dismisses itself when its time is up. */
@Component({
  selector: 'ltz-notice-item',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    <p>{{ notice().text }}</p>
    @if (notice().action; as action) {
      <button type="button" class="button plain" (click)="notices.act(notice())">{{ action.label }}</button>
    }
    <button type="button" class="icon-button" aria-label="Dismiss" (click)="notices.dismiss(notice())">
      <ltz-icon name="close" />
    </button>
  `,
  styleUrl: './notice-item.css',
})
export class NoticeItem {
  readonly notice = input.required<Notice>();
  /** Whether its time is stopped. */
  readonly isHeld = input.required<boolean>();

  protected readonly notices = inject(Notices);

  constructor() {
    effect((onCleanup) => {
      const notice = this.notice();
      if (this.isHeld()) return;
      const timer = setTimeout(() => this.notices.dismiss(notice), notice.durationMs);
      onCleanup(() => clearTimeout(timer));
    });
  }
}
