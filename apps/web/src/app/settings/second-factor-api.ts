import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  PasskeyOptions,
  PasskeyRegistration,
  RecoveryCodes,
  SecondFactorOverview,
  TotpSetup,
} from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { apiUrl } from '../http/api-url';

const ME = apiUrl('users/me');

/** The user's own second factors. */
@Injectable({ providedIn: 'root' })
export class SecondFactorApi {
  private readonly http = inject(HttpClient);

  overview(): Promise<SecondFactorOverview> {
    return firstValueFrom(this.http.get<SecondFactorOverview>(`${ME}/second-factor`));
  }

  startTotp(): Promise<TotpSetup> {
    return firstValueFrom(this.http.post<TotpSetup>(`${ME}/totp`, null));
  }

  confirmTotp(code: string): Promise<RecoveryCodes> {
    return firstValueFrom(this.http.post<RecoveryCodes>(`${ME}/totp/confirm`, { code }));
  }

  async removeTotp(): Promise<void> {
    await firstValueFrom(this.http.delete(`${ME}/totp`));
  }

  passkeyOptions(): Promise<PasskeyOptions> {
    return firstValueFrom(this.http.post<PasskeyOptions>(`${ME}/passkey-options`, null));
  }

  addPasskey(registration: PasskeyRegistration): Promise<RecoveryCodes> {
    return firstValueFrom(this.http.post<RecoveryCodes>(`${ME}/passkeys`, registration));
  }

  async removePasskey(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${ME}/passkeys/${id}`));
  }

  makeRecoveryCodes(): Promise<RecoveryCodes> {
    return firstValueFrom(this.http.post<RecoveryCodes>(`${ME}/recovery-codes`, null));
  }
}
