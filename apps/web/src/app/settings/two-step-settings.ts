import { ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, signal } from '@angular/core';
import {
  MAX_PASSKEY_NAME_LENGTH,
  type Passkey,
  type SecondFactorOverview,
  type TotpSetup as Setup,
} from '@live-tz/contracts';
import { createPasskey, supportsPasskeys } from '../auth/second-factor/passkey';
import { formatUtcDate } from '../formatting/utc-format';
import { ActionState } from '../ui/action-state';
import { ActionStateLine } from '../ui/action-state-line';
import { FormState } from '../ui/form-state';
import { TextField } from '../ui/text-field';
import { RecoveryCodeList } from './recovery-codes';
import { SecondFactorApi } from './second-factor-api';
import { TotpSetup } from './totp-setup';

/** Sets up and removes the second step of the user's sign-in. */
@Component({
  selector: 'ltz-two-step-settings',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActionStateLine, RecoveryCodeList, TextField, TotpSetup],
  templateUrl: './two-step-settings.html',
  styleUrl: './settings-part.css',
  styles: `
    ul {
      display: flex;
      flex-direction: column;
      gap: var(--space-4);
    }
  `,
})
export class TwoStepSettings {
  private readonly api = inject(SecondFactorApi);

  protected readonly maxNameLength = MAX_PASSKEY_NAME_LENGTH;
  protected readonly formatUtcDate = formatUtcDate;
  protected readonly canUsePasskeys = supportsPasskeys(inject(DOCUMENT).defaultView ?? window);
  protected readonly overview = signal<SecondFactorOverview | null>(null);
  protected readonly setup = signal<Setup | null>(null);
  protected readonly codes = signal<readonly string[]>([]);
  protected readonly passkeyName = signal('');
  protected readonly action = new ActionState();
  protected readonly form = new FormState<'name'>();
  private readonly hasFactor = computed(() => {
    const overview = this.overview();
    return overview !== null && (overview.totp !== null || overview.passkeys.length > 0);
  });

  /** Whether the user has a second step, and has saved the recovery codes. */
  readonly isReady = computed(() => this.hasFactor() && this.codes().length === 0);

  constructor() {
    void this.action.run(() => this.read(), '');
  }

  protected async startTotp(): Promise<void> {
    await this.action.run(async () => this.setup.set(await this.api.startTotp()), '');
  }

  protected async totpConfirmed(codes: readonly string[]): Promise<void> {
    this.setup.set(null);
    await this.added(codes, 'Your authenticator app is on.');
  }

  protected cancelTotp(): void {
    this.setup.set(null);
  }

  protected async removeTotp(): Promise<void> {
    await this.change(() => this.api.removeTotp(), 'Your authenticator app is off.');
  }

  protected async addPasskey(event: Event): Promise<void> {
    event.preventDefault();
    const name = this.passkeyName().trim();
    let codes: readonly string[] = [];
    const isAdded = await this.form.submit(
      { name: name ? '' : 'Type a name, such as “My phone”.' },
      async () => {
        const registration = await createPasskey(await this.api.passkeyOptions(), name);
        ({ recoveryCodes: codes } = await this.api.addPasskey(registration));
      },
      '',
    );
    if (!isAdded) return;
    this.passkeyName.set('');
    await this.added(codes, `${name} is added.`);
  }

  protected async removePasskey({ id, name }: Passkey): Promise<void> {
    await this.change(() => this.api.removePasskey(id), `${name} is removed.`);
  }

  protected async makeCodes(): Promise<void> {
    await this.change(async () => this.codes.set((await this.api.makeRecoveryCodes()).recoveryCodes), '');
  }

  protected codesSaved(): void {
    this.codes.set([]);
  }

  private async added(codes: readonly string[], done: string): Promise<void> {
    this.codes.set(codes);
    await this.change(() => Promise.resolve(), done);
  }

  private async change(send: () => Promise<void>, done: string): Promise<void> {
    await this.action.run(async () => {
      await send();
      await this.read();
    }, done);
  }

  private async read(): Promise<void> {
    this.overview.set(await this.api.overview());
  }
}
