import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  model,
  untracked,
} from '@angular/core';
import { MAX_PASSWORD_LENGTH } from '@live-tz/contracts';
import { TextField } from '../ui/text-field';
import { ACCOUNT_RULES } from './account-rules';
import { PasswordRules } from './password-rules';

/** A field for a new password, with one line below it: the rules, what to change, or why the password was refused. */
@Component({
  selector: 'ltz-new-password-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TextField],
  template: `
    <ltz-text-field
      type="password"
      autocomplete="new-password"
      [label]="label()"
      [name]="name()"
      [maxLength]="maxLength"
      [hint]="hint()"
      [(value)]="value"
      [error]="shownError()"
      (focusin)="rules.load()"
    />
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class NewPasswordField {
  readonly label = input.required<string>();
  readonly name = input.required<string>();
  readonly value = model('');
  readonly username = input('');
  /** Why the value was refused when the form was sent. */
  readonly error = input('');

  protected readonly rules = inject(PasswordRules);
  protected readonly maxLength = MAX_PASSWORD_LENGTH;
  private readonly fault = computed(() => this.rules.fault(this.value(), this.username()));
  private readonly refusedValue = linkedSignal({
    source: this.error,
    computation: () => untracked(this.value),
  });
  /** An error is about the value that was sent, or about one with the same fault. */
  protected readonly shownError = computed(() => {
    const error = this.error();
    return this.refusedValue() === this.value() || this.fault() === error ? error : '';
  });
  protected readonly hint = computed(() => {
    if (this.value() === '') return ACCOUNT_RULES.password;
    if (this.fault() !== '') return this.fault();
    return this.rules.isAccepted(this.value(), this.username())
      ? 'This password is accepted. Longer is safer.'
      : ACCOUNT_RULES.password;
  });
}
