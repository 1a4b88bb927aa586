import { HttpClient } from '@angular/common/http';
import { DOCUMENT, inject, Injectable } from '@angular/core';
import type { AccountChange, Me, PasswordChange } from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { apiUrl } from '../http/api-url';
import { baseUrl } from '../http/base-url';
import { keepingTheme } from '../preferences/theme';

const ME = apiUrl('users/me');

/** The user's own account. */
@Injectable({ providedIn: 'root' })
export class AccountApi {
  private readonly http = inject(HttpClient);

  /** The address of everything that the server stores about the user. */
  readonly exportUrl = `${baseUrl(inject(DOCUMENT)).pathname}${ME}/export`;

  rename(change: AccountChange): Promise<Me> {
    return firstValueFrom(this.http.patch<Me>(ME, change));
  }

  async changePassword(change: PasswordChange): Promise<void> {
    await firstValueFrom(this.http.put(`${ME}/password`, change));
  }

  async remove(): Promise<void> {
    await keepingTheme(() => firstValueFrom(this.http.delete(ME)));
  }
}
