import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { UserSession } from '@live-tz/contracts';
import { formatSession } from '../formatting/session-format';
import { ProblemError } from '../http/problem-error';
import { ActionState } from '../ui/action-state';
import { ActionStateLine } from '../ui/action-state-line';
import { SessionsApi } from './sessions-api';

/** Lists the devices where the user is signed in, and signs them out. */
@Component({
  selector: 'ltz-session-settings',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActionStateLine],
  templateUrl: './session-settings.html',
  styleUrls: ['./settings-part.css', './session-settings.css'],
})
export class SessionSettings {
  private readonly api = inject(SessionsApi);
  protected readonly formatSession = formatSession;
  protected readonly sessions = signal<readonly UserSession[]>([]);
  protected readonly hasOthers = computed(() => this.sessions().some(({ isCurrent }) => !isCurrent));
  protected readonly action = new ActionState();

  constructor() {
    void this.action.run(() => this.read(), '');
  }

  protected async end({ id, device }: UserSession): Promise<void> {
    await this.action.run(() => this.endAndRead(id), `${device} is signed out.`);
  }

  protected async endOthers(): Promise<void> {
    await this.action.run(async () => {
      await this.api.endOthers();
      await this.read();
    }, 'You are signed out on all other devices.');
  }

  /** A session that has ended in the meantime counts as signed out. */
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
