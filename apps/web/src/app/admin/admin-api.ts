import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { AdminUser, AuditEntry, ResetLink, SavedZone } from '@live-tz/contracts';
import { firstValueFrom, type Observable } from 'rxjs';
import { apiUrl } from '../http/api-url';

const USERS = apiUrl('admin/users');

/** The API of administrators; it answers all other users with 403. */
@Injectable({ providedIn: 'root' })
export class AdminApi {
  private readonly http = inject(HttpClient);

  search(query: string): Observable<AdminUser[]> {
    return this.http.get<AdminUser[]>(USERS, { params: query ? { q: query } : {} });
  }

  zones(id: string): Promise<SavedZone[]> {
    return firstValueFrom(this.http.get<SavedZone[]>(`${USERS}/${id}/zones`));
  }

  setDisabled(id: string, isDisabled: boolean): Promise<AdminUser> {
    const action = isDisabled ? 'disable' : 'enable';
    return firstValueFrom(this.http.post<AdminUser>(`${USERS}/${id}/${action}`, null));
  }

  resetLink(id: string): Promise<ResetLink> {
    return firstValueFrom(this.http.post<ResetLink>(`${USERS}/${id}/reset-link`, null));
  }

  async resetSecondFactor(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${USERS}/${id}/second-factor`));
  }

  /** Entries of the audit log, newest first; with `before`, those older than that entry. */
  audit(filter: { user: string; kind: string; before?: string }): Observable<AuditEntry[]> {
    const given = Object.entries(filter).filter(([, value]) => value !== '');
    return this.http.get<AuditEntry[]>(apiUrl('admin/audit'), { params: Object.fromEntries(given) });
  }

  async remove(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${USERS}/${id}`));
  }
}
