import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import { type CreatedInvitation, MAX_LABEL_LENGTH } from '@live-tz/contracts';
import { MS_PER_DAY } from '@live-tz/wall-clock';
import { ActionStateLine } from '../ui/action-state-line';
import { FormState } from '../ui/form-state';
import { TextField } from '../ui/text-field';
import { LocalTime } from '../zones/local-time';
import { AdminApi } from './admin-api';
import { OneTimeLink } from '../ui/one-time-link';

/** Creates an invitation and shows its link, which the server returns only then. */
@Component({
  selector: 'ltz-create-invitation',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActionStateLine, OneTimeLink, TextField],
  templateUrl: './create-invitation.html',
  styleUrls: ['../ui/select.css', './admin-form.css', './choice.css'],
})
export class CreateInvitation {
  readonly created = output();

  private readonly api = inject(AdminApi);
  protected readonly localTime = inject(LocalTime);
  protected readonly maxLabelLength = MAX_LABEL_LENGTH;
  protected readonly useCounts = [1, 5, 20, 100];
  protected readonly lifetimes = [
    { days: 1, label: '1 day' },
    { days: 7, label: '7 days' },
    { days: 30, label: '30 days' },
  ];
  protected readonly label = signal('');
  protected readonly maxUses = signal(1);
  protected readonly days = signal(7);
  protected readonly form = new FormState<'label'>();
  /** The invitation whose link is shown. */
  protected readonly shown = signal<CreatedInvitation | null>(null);

  protected numberOf(event: Event): number {
    return Number((event.target as HTMLSelectElement).value);
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.shown.set(null);
    const invitation = {
      label: this.label().trim() || null,
      maxUses: this.maxUses(),
      lifetimeMs: this.days() * MS_PER_DAY,
    };
    await this.form.submit(
      { label: '' },
      async () => {
        this.shown.set(await this.api.invite(invitation));
        this.created.emit();
        this.label.set('');
      },
      'Invitation created',
    );
  }
}
