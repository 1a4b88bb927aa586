import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, resource } from '@angular/core';
import type { AuthPolicy } from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { apiUrl } from '../http/api-url';

/** Who may create an account on this installation, read when the first page needs it. */
@Injectable({ providedIn: 'root' })
export class AuthPolicyStore {
  private readonly http = inject(HttpClient);
  private readonly policy = resource({
    loader: () => firstValueFrom(this.http.get<AuthPolicy>(apiUrl('auth/policy'))),
  });

  readonly error = this.policy.error;

  /** Null until the server has answered. */
  readonly current = computed(() => (this.policy.hasValue() ? this.policy.value() : null));
  readonly registration = computed(() => this.current()?.registration ?? null);

  reload(): void {
    this.policy.reload();
  }
}
