import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { TOTP_DIGITS, type TotpSetup as Setup } from '@live-tz/contracts';
import { ActionStateLine } from '../ui/action-state-line';
import { FormState } from '../ui/form-state';
import { TextField } from '../ui/text-field';
import { QrCode } from './qr-code';
import { SecondFactorApi } from './second-factor-api';

/** Connects an authenticator app: its QR code, its key for typing, and a field for the first code. */
@Component({
  selector: 'ltz-totp-setup',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActionStateLine, QrCode, TextField],
  template: `
    <p>Scan this with an authenticator app, or type the key into it.</p>
    <ltz-qr-code [text]="setup().uri" label="QR code for your authenticator app" />
    <p>
      Key: <code>{{ key() }}</code>
    </p>
    <form novalidate (submit)="submit($event)">
      <ltz-text-field
        label="Code from the app"
        name="one-time-code"
        autocomplete="one-time-code"
        [maxLength]="maxLength"
        [hint]="'The ' + digits + ' digits that it shows now.'"
        [(value)]="code"
        [error]="form.error('code')"
      />
      <div class="actions">
        <button type="submit" class="button primary" [disabled]="form.action.isRunning()">Turn it on</button>
        <button type="button" class="button" (click)="cancelled.emit()">Cancel</button>
      </div>
      <ltz-action-state-line [state]="form.action" />
    </form>
  `,
  styleUrl: './settings-part.css',
  styles: `
    :host {
      gap: var(--space-4);
    }
    code {
      overflow-wrap: anywhere;
    }
  `,
})
export class TotpSetup {
  readonly setup = input.required<Setup>();
  /** Emits the recovery codes to show, which may be none. */
  readonly confirmed = output<readonly string[]>();
  readonly cancelled = output();

  private readonly api = inject(SecondFactorApi);

  protected readonly digits = TOTP_DIGITS;
  protected readonly maxLength = TOTP_DIGITS + 2;
  protected readonly code = signal('');
  protected readonly form = new FormState<'code'>();
  /** In groups of four, which are easier to type. */
  protected readonly key = computed(() => this.setup().secret.replace(/(.{4})(?=.)/g, '$1 '));

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const code = this.code().trim();
    let codes: readonly string[] = [];
    const isConfirmed = await this.form.submit(
      { code: code ? '' : 'Type the code that your app shows.' },
      async () => {
        ({ recoveryCodes: codes } = await this.api.confirmTotp(code));
      },
      '',
    );
    if (isConfirmed) this.confirmed.emit(codes);
  }
}
