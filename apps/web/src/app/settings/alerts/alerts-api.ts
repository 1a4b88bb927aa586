import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { AlertChannel, Alerts, CreatedAlertChannel, NewAlertChannel } from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { apiUrl } from '../../http/api-url';

const ALERTS = apiUrl('users/me/alerts');

/** Where the user's alerts are sent to, and the last ones. */
@Injectable({ providedIn: 'root' })
export class AlertsApi {
  private readonly http = inject(HttpClient);

  read(): Promise<Alerts> {
    return firstValueFrom(this.http.get<Alerts>(ALERTS));
  }

  add(channel: NewAlertChannel): Promise<CreatedAlertChannel> {
    return firstValueFrom(this.http.post<CreatedAlertChannel>(`${ALERTS}/channels`, channel));
  }

  async remove(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${ALERTS}/channels/${id}`));
  }

  async test(id: string): Promise<void> {
    await firstValueFrom(this.http.post(`${ALERTS}/channels/${id}/test`, {}));
  }

  /** @param token from the link in a mail */
  confirm(token: string): Promise<AlertChannel> {
    return firstValueFrom(this.http.post<AlertChannel>(`${ALERTS}/confirmation`, { token }));
  }
}
