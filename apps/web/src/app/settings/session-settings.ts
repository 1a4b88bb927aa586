import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { UserSession } from '@live-tz/contracts';
import { plainDateTime } from '@live-tz/wall-clock';
import { formatShortDate } from '../formatting/wall-time-format';
import { ProblemError } from '../http/problem-error';
import { ActionState } from '../ui/action-state';
import { ActionStateLine } from '../ui/action-state-line';
import { SessionsApi } from './sessions-api';

/** Where the user is signed in, and how to end it there. */
@Component({
  selector: 'ltz-session-settings',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActionStateLine],
  templateUrl: './session-settings.html',
  styleUrls: ['./settings-part.css', './session-settings.css'],
})
export class SessionSettings {
  private readonly api = inject(SessionsApi);
  protected readonly sessions = signal<readonly UserSession[]>([]);
  protected readonly hasOthers = computed(() => this.sessions().some(({ isCurrent }) => !isCurrent));
  protected readonly action = new ActionState();

  constructor() {
    void this.action.run(() => this.read(), '');
  }

  /** `Signed in Mon 23 Nov. Last used Thu 26 Nov, about 14:00 UTC.` The server keeps the hour of the last use alone. */
  protected facts({ createdAtMs, lastSeenAtMs, isCurrent }: UserSession): string {
    const signedIn = `Signed in ${formatShortDate(createdAtMs, 0)}.`;
    if (isCurrent) return signedIn;
    const hour = plainDateTime(lastSeenAtMs, 0).slice(11, 13);
    return `${signedIn} Last used ${formatShortDate(lastSeenAtMs, 0)}, about ${hour}:00 UTC.`;
  }

  protected async end({ id, device }: UserSession): Promise<void> {
    await this.action.run(() => this.endAndRead(id), `${device} is signed out.`);
  }

  protected async endOthers(): Promise<void> {
    await this.action.run(async () => {
      await this.api.endOthers();
      await this.read();
    }, 'All other devices are signed out.');
  }

  /** One that has ended meanwhile is what was asked for. */
  private async endAndRead(id: string): Promise<void> {
    try {
      await this.api.end(id);
    } catch (error) {
      if (!(error instanceof ProblemError) || !error.is('not-found')) throw error;
    }
    await this.read();
  }

  private async read(): Promise<void> {
    this.sessions.set(await this.api.list());
  }
}
