import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import {
  type AlertChannelKind,
  type CreatedAlertChannel,
  MAX_MAIL_ADDRESS_LENGTH,
  MAX_WEBHOOK_URL_LENGTH,
} from '@live-tz/contracts';
import { ActionStateLine } from '../../ui/action-state-line';
import { FormState } from '../../ui/form-state';
import { TextField } from '../../ui/text-field';
import { AlertsApi } from './alerts-api';

const FORMS = {
  webhook: {
    ...{ label: 'New webhook', name: 'webhook-url', autocomplete: 'off', maxLength: MAX_WEBHOOK_URL_LENGTH },
    hint: 'A URL that receives alerts as JSON, such as https://example.org/hook',
    missing: 'Enter a URL that begins with https://',
    button: 'Add webhook',
    done: 'Webhook added.',
  },
  mail: {
    ...{
      label: 'New mail address',
      name: 'email',
      autocomplete: 'email',
      maxLength: MAX_MAIL_ADDRESS_LENGTH,
    },
    hint: 'A mail with a link to confirm it is sent to it first.',
    missing: 'Enter a mail address.',
    button: 'Add address',
    done: 'Mail sent. Open the link in it within a day.',
  },
} as const;

/** Adds a webhook or a mail address. */
@Component({
  selector: 'ltz-alert-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActionStateLine, TextField],
  template: `
    <form novalidate (submit)="submit($event)">
      <ltz-text-field
        [label]="texts().label"
        [name]="texts().name"
        [autocomplete]="texts().autocomplete"
        [hint]="texts().hint"
        [maxLength]="texts().maxLength"
        [(value)]="address"
        [error]="form.error('address')"
      />
      <div class="actions">
        <button type="submit" class="button" [disabled]="form.action.isRunning()">
          {{ texts().button }}
        </button>
        <ltz-action-state-line [state]="form.action" />
      </div>
    </form>
  `,
  styleUrl: '../settings-part.css',
})
export class AlertForm {
  private readonly api = inject(AlertsApi);

  readonly kind = input.required<AlertChannelKind>();
  readonly added = output<CreatedAlertChannel>();

  protected readonly texts = computed(() => FORMS[this.kind()]);
  protected readonly address = signal('');
  protected readonly form = new FormState<'address'>();

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const address = this.address().trim();
    let channel: CreatedAlertChannel | undefined;
    await this.form.submit(
      { address: address === '' ? this.texts().missing : '' },
      async () => (channel = await this.api.add({ kind: this.kind(), address })),
      this.texts().done,
    );
    if (channel === undefined) return;
    this.address.set('');
    this.added.emit(channel);
  }
}
