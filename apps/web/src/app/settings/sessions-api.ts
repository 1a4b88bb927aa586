import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { UserSession } from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { apiUrl } from '../http/api-url';

const SESSIONS = apiUrl('users/me/sessions');

/** The user's own sessions. */
@Injectable({ providedIn: 'root' })
export class SessionsApi {
  private readonly http = inject(HttpClient);

  list(): Promise<UserSession[]> {
    return firstValueFrom(this.http.get<UserSession[]>(SESSIONS));
  }

  async end(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${SESSIONS}/${id}`));
  }

  async endOthers(): Promise<void> {
    await firstValueFrom(this.http.delete(SESSIONS));
  }
}
