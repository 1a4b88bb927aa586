import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  AdminUser,
  AuditEntry,
  CreatedInvitation,
  CreatedUser,
  Invitation,
  NewInvitation,
  NewUser,
  ResetLink,
  SavedZone,
} from '@live-tz/contracts';
import { firstValueFrom, type Observable } from 'rxjs';
import { apiUrl } from '../http/api-url';

const USERS = apiUrl('admin/users');
const INVITATIONS = apiUrl('admin/invitations');

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

  create(username: string): Promise<CreatedUser> {
    const body: NewUser = { username };
    return firstValueFrom(this.http.post<CreatedUser>(USERS, body));
  }

  setAdmin(id: string, isAdmin: boolean): Promise<AdminUser> {
    const action = isAdmin ? 'promote' : 'demote';
    return firstValueFrom(this.http.post<AdminUser>(`${USERS}/${id}/${action}`, null));
  }

  resetLink(id: string): Promise<ResetLink> {
    return firstValueFrom(this.http.post<ResetLink>(`${USERS}/${id}/reset-link`, null));
  }

  invitations(): Promise<Invitation[]> {
    return firstValueFrom(this.http.get<Invitation[]>(INVITATIONS));
  }

  invite(invitation: NewInvitation): Promise<CreatedInvitation> {
    return firstValueFrom(this.http.post<CreatedInvitation>(INVITATIONS, invitation));
  }

  async revoke(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${INVITATIONS}/${id}`));
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
