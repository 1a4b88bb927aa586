import { HttpClient } from '@angular/common/http';
import { inject, Injectable, Injector } from '@angular/core';
import type { Reauthentication as ReauthenticationBody, SecondFactor } from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { apiUrl } from '../http/api-url';

/** Asks for the password where the server requires a proof that the same user is still there. */
@Injectable({ providedIn: 'root' })
export class Reauthentication {
  private readonly http = inject(HttpClient);
  private readonly injector = inject(Injector);
  private pending: Promise<boolean> | null = null;

  /** Opens one dialog for all pending requests; resolves to whether the user confirmed with their password. */
  request(): Promise<boolean> {
    this.pending ??= this.open().finally(() => {
      this.pending = null;
    });
    return this.pending;
  }

  /** @throws ProblemError for a wrong password, a missing or wrong second factor, or too many attempts */
  async confirm(password: string, factor: SecondFactor = {}): Promise<void> {
    const body: ReauthenticationBody = { password, ...factor };
    await firstValueFrom(this.http.post(apiUrl('auth/reauthenticate'), body));
  }

  /** The dialog is loaded on demand, because few visits need it. */
  private async open(): Promise<boolean> {
    const { openPasswordDialog } = await import('./password-dialog');
    return openPasswordDialog(this.injector);
  }
}
