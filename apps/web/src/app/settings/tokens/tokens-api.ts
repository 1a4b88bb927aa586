import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { AccessToken, CreatedAccessToken, NewAccessToken } from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { apiUrl } from '../../http/api-url';

const TOKENS = apiUrl('users/me/tokens');

/** The user's tokens for programs. */
@Injectable({ providedIn: 'root' })
export class TokensApi {
  private readonly http = inject(HttpClient);

  list(): Promise<AccessToken[]> {
    return firstValueFrom(this.http.get<AccessToken[]>(TOKENS));
  }

  create(token: NewAccessToken): Promise<CreatedAccessToken> {
    return firstValueFrom(this.http.post<CreatedAccessToken>(TOKENS, token));
  }

  async revoke(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${TOKENS}/${id}`));
  }
}
