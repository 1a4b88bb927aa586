import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  inject,
  input,
  model,
  output,
  viewChild,
} from '@angular/core';
import { MAX_CODE_LENGTH, type SecondFactorChallenge } from '@live-tz/contracts';
import { TextField } from '../../ui/text-field';
import { supportsPasskeys } from './passkey';
import { hintFor } from './second-step-challenge';

/** The second step of a sign-in: one field for a code, and a button for a passkey. It takes the focus when it appears. */
@Component({
  selector: 'ltz-second-step',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TextField],
  template: `
    <ltz-text-field
      #field
      label="Code"
      name="one-time-code"
      autocomplete="one-time-code"
      [maxLength]="maxLength"
      [hint]="hint()"
      [(value)]="code"
      [error]="error()"
    />
    @if (canUsePasskey()) {
      <button type="button" class="button" (click)="passkeyChosen.emit()">Use a passkey</button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-4);
    }
  `,
})
export class SecondStep {
  readonly challenge = input.required<SecondFactorChallenge>();
  readonly error = input('');
  readonly code = model('');
  readonly passkeyChosen = output();

  protected readonly maxLength = MAX_CODE_LENGTH;
  protected readonly hint = computed(() => hintFor(this.challenge().methods));
  protected readonly canUsePasskey = computed(
    () => this.challenge().passkeyOptions !== null && this.isSupported,
  );
  private readonly isSupported = supportsPasskeys(windowOf(inject(DOCUMENT)));
  private readonly field = viewChild.required<TextField>('field');

  constructor() {
    afterNextRender(() => this.focus());
  }

  focus(): void {
    this.field().focus();
  }
}

function windowOf({ defaultView }: Document): Window & typeof globalThis {
  return defaultView ?? window;
}
