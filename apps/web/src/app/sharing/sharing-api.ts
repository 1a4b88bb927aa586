import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Board } from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { apiUrl } from '../http/api-url';

/** Boards that others share with the user. */
@Injectable({ providedIn: 'root' })
export class SharingApi {
  private readonly http = inject(HttpClient);

  keep(token: string): Promise<Board> {
    return firstValueFrom(this.http.post<Board>(apiUrl('boards/kept'), { token }));
  }
}
