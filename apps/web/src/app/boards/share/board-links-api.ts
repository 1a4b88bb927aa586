import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { BoardLink, CreatedBoardLink, NewBoardLink } from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { apiUrl } from '../../http/api-url';

const BOARDS = apiUrl('boards');

/** The links to boards of the user. */
@Injectable({ providedIn: 'root' })
export class BoardLinksApi {
  private readonly http = inject(HttpClient);

  links(boardId: string): Promise<BoardLink[]> {
    return firstValueFrom(this.http.get<BoardLink[]>(`${BOARDS}/${boardId}/links`));
  }

  createLink(boardId: string, link: NewBoardLink): Promise<CreatedBoardLink> {
    return firstValueFrom(this.http.post<CreatedBoardLink>(`${BOARDS}/${boardId}/links`, link));
  }

  async revokeLink(boardId: string, linkId: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${BOARDS}/${boardId}/links/${linkId}`));
  }
}
