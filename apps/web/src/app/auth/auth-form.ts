import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { ActionState } from '../ui/action-state';

/** The form of the pages that sign in, register or reset a password: fields, a failure, and a button. */
@Component({
  selector: 'ltz-auth-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form novalidate (submit)="$event.preventDefault(); submitted.emit()">
      <ng-content />
      @if (action().message(); as failure) {
        <p class="failure" role="alert">{{ failure }}</p>
      }
      <button type="submit" class="button primary" [disabled]="action().isRunning() || isBlocked()">
        {{ action().isRunning() ? runningLabel() : submitLabel() }}
      </button>
    </form>
  `,
  styles: `
    :host {
      display: block;
    }
    form {
      display: flex;
      flex-direction: column;
      gap: var(--space-5);
    }
    .button {
      width: 100%;
    }
  `,
})
export class AuthForm {
  readonly action = input.required<ActionState>();
  readonly submitLabel = input.required<string>();
  /** The label of the button while the form is being sent. */
  readonly runningLabel = input.required<string>();
  /** Whether the form cannot be sent for now. */
  readonly isBlocked = input(false);
  readonly submitted = output();
}
