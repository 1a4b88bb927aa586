import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Me, PasskeyOptions } from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { apiUrl } from '../../http/api-url';
import { signWithPasskey } from './passkey';
import { SessionStore } from '../session-store';

/** Signs in with a passkey alone: it says who the user is, and the device verifies them. */
@Injectable({ providedIn: 'root' })
export class PasskeySignIn {
  private readonly http = inject(HttpClient);
  private readonly session = inject(SessionStore);

  /** @throws UserFacingError if no passkey was used, or the server refused it */
  async signIn(): Promise<void> {
    const options = await firstValueFrom(
      this.http.post<PasskeyOptions>(apiUrl('auth/passkey-options'), null),
    );
    const assertion = await signWithPasskey(options);
    this.session.update(await firstValueFrom(this.http.post<Me>(apiUrl('auth/passkey'), assertion)));
  }
}
