import { Clipboard } from '@angular/cdk/clipboard';
import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import type { AlertChannel, AlertDelivery, Alerts, CreatedAlertChannel } from '@live-tz/contracts';
import { formatAlertAddress, formatAlertChannel, formatDelivery } from '../../formatting/alert-format';
import { ActionState } from '../../ui/action-state';
import { ActionStateLine } from '../../ui/action-state-line';
import { Notices } from '../../ui/notices/notices';
import { AlertForm } from './alert-form';
import { AlertsApi } from './alerts-api';

/** The beginning of the fragment in the link of a mail; the token follows. */
const CONFIRMATION = 'confirm-alerts=';
/** Alerts that are shown until all are requested. */
const FEW = 5;
/** How often, and how many times, the log is read again until the result of a test is in it. */
const READ_AGAIN_MS = 1000;
const MAX_READINGS = 20;

/** Where alerts of clock changes are sent to, and the last ones. */
@Component({
  selector: 'ltz-alert-settings',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActionStateLine, AlertForm],
  templateUrl: './alert-settings.html',
  styleUrls: ['../settings-part.css', './alert-settings.css'],
})
export class AlertSettings {
  private readonly api = inject(AlertsApi);
  private readonly router = inject(Router);
  private readonly clipboard = inject(Clipboard);
  private readonly notices = inject(Notices);
  private isDestroyed = false;

  protected readonly formatAlertChannel = formatAlertChannel;
  protected readonly formatAlertAddress = formatAlertAddress;
  protected readonly formatDelivery = formatDelivery;

  protected readonly alerts = signal<Alerts | null>(null);
  /** The webhook whose secret is shown. */
  protected readonly created = signal<CreatedAlertChannel | null>(null);
  protected readonly isLogWhole = signal(false);
  protected readonly action = new ActionState();
  protected readonly shownDeliveries = computed(() => {
    const deliveries = this.alerts()?.deliveries ?? [];
    return this.isLogWhole() ? deliveries : deliveries.slice(0, FEW);
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => (this.isDestroyed = true));
    inject(ActivatedRoute)
      .fragment.pipe(takeUntilDestroyed())
      .subscribe((fragment) => void this.open(fragment ?? ''));
  }

  protected async added(channel: CreatedAlertChannel): Promise<void> {
    if (channel.secret !== null) this.created.set(channel);
    await this.action.run(() => this.read(), '');
  }

  protected async remove(channel: AlertChannel): Promise<void> {
    await this.action.run(
      async () => {
        await this.api.remove(channel.id);
        if (this.created()?.id === channel.id) this.created.set(null);
        await this.read();
      },
      `Nothing more is sent to ${formatAlertAddress(channel)}.`,
    );
  }

  protected async test({ id }: AlertChannel): Promise<void> {
    await this.action.run(async () => {
      await this.api.test(id);
      await this.read();
    }, '');
    await this.readUntilSent();
  }

  protected secretSaved(): void {
    this.created.set(null);
  }

  protected copySecret(): void {
    if (this.clipboard.copy(this.created()?.secret ?? '')) this.notices.confirm('Copied');
    else this.notices.fail('The browser did not allow copying. Select the secret and copy it by hand.');
  }

  /** The address of the channel that an alert went to. */
  protected targetOf({ channelId }: AlertDelivery): string {
    const channel = this.alerts()?.channels.find(({ id }) => id === channelId);
    return channel === undefined ? '' : formatAlertAddress(channel);
  }

  private async open(fragment: string): Promise<void> {
    if (!fragment.startsWith(CONFIRMATION)) {
      if (this.alerts() === null) await this.action.run(() => this.read(), '');
      return;
    }
    await this.action.run(async () => {
      await this.api.confirm(fragment.slice(CONFIRMATION.length));
    }, 'The address is confirmed.');
    await this.read().catch(() => undefined);
    await this.router.navigate([], { replaceUrl: true, queryParamsHandling: 'preserve' });
  }

  private async read(): Promise<void> {
    this.alerts.set(await this.api.read());
  }

  private async readUntilSent(): Promise<void> {
    const isWaiting = (): boolean =>
      this.alerts()?.deliveries.some(({ kind, state }) => kind === 'test' && state === 'waiting') ?? false;
    for (let readings = 0; isWaiting() && readings < MAX_READINGS && !this.isDestroyed; readings += 1) {
      await new Promise((resolve) => setTimeout(resolve, READ_AGAIN_MS));
      await this.read().catch(() => undefined);
    }
  }
}
