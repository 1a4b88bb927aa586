import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Board, BoardClockTransfer, NewBoard } from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { apiUrl } from '../../http/api-url';

const BOARDS = apiUrl('boards');

/** The list of the user's boards on the server. */
@Injectable({ providedIn: 'root' })
export class BoardsApi {
  private readonly http = inject(HttpClient);

  create(board: NewBoard): Promise<Board> {
    return firstValueFrom(this.http.post<Board>(BOARDS, board));
  }

  async remove(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${BOARDS}/${id}`));
  }

  /** Removes a board of another user from the user's list. */
  async removeKept(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${BOARDS}/${id}/kept`));
  }

  transferClock(id: string, clockId: string, transfer: BoardClockTransfer): Promise<Board> {
    return firstValueFrom(this.http.post<Board>(`${BOARDS}/${id}/clocks/${clockId}/transfer`, transfer));
  }
}
