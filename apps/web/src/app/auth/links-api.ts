import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { CheckedResetLink, InvitationCheck, PasswordReset, ResetLinkCheck } from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { apiUrl } from '../http/api-url';

/** The operations on one-time links. */
@Injectable({ providedIn: 'root' })
export class LinksApi {
  private readonly http = inject(HttpClient);

  /** @throws ProblemError if no account can be created with the link */
  async checkInvitation(token: string): Promise<void> {
    const body: InvitationCheck = { token };
    await firstValueFrom(this.http.post(apiUrl('auth/invitation'), body));
  }

  /** @throws ProblemError if the link is void, or the account disabled */
  checkResetLink(token: string): Promise<CheckedResetLink> {
    const body: ResetLinkCheck = { token };
    return firstValueFrom(this.http.post<CheckedResetLink>(apiUrl('auth/password-reset/check'), body));
  }

  /** @throws ProblemError if the link is void, the account disabled or the password refused */
  async resetPassword(reset: PasswordReset): Promise<void> {
    await firstValueFrom(this.http.post(apiUrl('auth/password-reset'), reset));
  }
}
