import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { SavedZone, SavedZoneChange, SaveZone, ZoneOrder } from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { apiUrl } from '../http/api-url';

const ZONES = apiUrl('users/me/zones');

/** The user's saved clocks on the server. */
@Injectable({ providedIn: 'root' })
export class SavedZonesApi {
  private readonly http = inject(HttpClient);

  list(): Promise<SavedZone[]> {
    return firstValueFrom(this.http.get<SavedZone[]>(ZONES));
  }

  add(zone: SaveZone): Promise<SavedZone> {
    return firstValueFrom(this.http.post<SavedZone>(ZONES, zone));
  }

  change(id: string, change: SavedZoneChange): Promise<SavedZone> {
    return firstValueFrom(this.http.patch<SavedZone>(`${ZONES}/${id}`, change));
  }

  async remove(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${ZONES}/${id}`));
  }

  order(order: ZoneOrder): Promise<SavedZone[]> {
    return firstValueFrom(this.http.put<SavedZone[]>(`${ZONES}/order`, order));
  }
}
