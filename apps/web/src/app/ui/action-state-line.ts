import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { ActionState } from './action-state';
import { Icon } from './icon';

/** Tells an {@link ActionState}: quietly when it is good. Keeps its line free, so that nothing moves when it speaks. */
@Component({
  selector: 'ltz-action-state-line',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    <p role="status" [class.failure]="state().isFailure()">
      @if (state().text(); as text) {
        @if (!state().isFailure()) {
          <ltz-icon name="check" />
        }
        {{ text }}
      }
    </p>
  `,
  styles: `
    p {
      display: flex;
      align-items: center;
      gap: 6px;
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
