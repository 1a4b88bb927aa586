import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { ActionState } from './action-state';
import { Icon } from './icon';

/** Shows the message of an {@link ActionState}. It takes up its line even when empty, so that nothing moves. */
@Component({
  selector: 'ltz-action-state-line',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    <p role="status" [class.failure]="state().isFailure()">
      @if (state().message(); as message) {
        @if (!state().isFailure()) {
          <ltz-icon name="check" />
        }
        {{ message }}
      }
    </p>
  `,
  styles: `
    p {
      display: flex;
      align-items: center;
      gap: 0.375rem;
      min-height: 1.25rem;
      color: var(--ink-muted);
      font-size: var(--size-fact);
    }
    .failure {
      color: var(--danger);
    }
    ltz-icon {
      width: 1rem;
      height: 1rem;
      color: var(--good);
    }
  `,
})
export class ActionStateLine {
  readonly state = input.required<ActionState>();
}
