import { HttpClient } from '@angular/common/http';
import { inject, Injectable, Injector } from '@angular/core';
import type { Reauthentication as ReauthenticationBody } from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { apiUrl } from '../http/api-url';

/** Asks for the password where the server wants to know that it is still the same person. */
@Injectable({ providedIn: 'root' })
export class Reauthentication {
  private readonly http = inject(HttpClient);
  private readonly injector = inject(Injector);
  private asking: Promise<boolean> | null = null;

  /** Opens a dialog, one for all who ask meanwhile; resolves to whether the password was given. */
  ask(): Promise<boolean> {
    this.asking ??= this.open().finally(() => {
      this.asking = null;
    });
    return this.asking;
  }

  /** @throws ProblemError for a wrong password, or too many of them */
  async confirm(password: string): Promise<void> {
    const body: ReauthenticationBody = { password };
    await firstValueFrom(this.http.post(apiUrl('auth/reauthenticate'), body));
  }

  /** Loaded only here: few visits need it. */
  private async open(): Promise<boolean> {
    const { openPasswordDialog } = await import('./password-dialog');
    return openPasswordDialog(this.injector);
  }
}
