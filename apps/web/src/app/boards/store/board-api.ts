import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  Board,
  BoardChange,
  BoardClockChange,
  BoardClockOrder,
  BoardSummary,
  NewBoardClock,
} from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { apiUrl } from '../../http/api-url';

const BOARDS = apiUrl('boards');

/** A board and its clocks on the server. */
@Injectable({ providedIn: 'root' })
export class BoardApi {
  private readonly http = inject(HttpClient);

  list(): Promise<BoardSummary[]> {
    return firstValueFrom(this.http.get<BoardSummary[]>(BOARDS));
  }

  read(id: string): Promise<Board> {
    return firstValueFrom(this.http.get<Board>(`${BOARDS}/${id}`));
  }

  change(id: string, change: BoardChange): Promise<Board> {
    return firstValueFrom(this.http.patch<Board>(`${BOARDS}/${id}`, change));
  }

  addClock(id: string, clock: NewBoardClock): Promise<Board> {
    return firstValueFrom(this.http.post<Board>(`${BOARDS}/${id}/clocks`, clock));
  }

  changeClock(id: string, clockId: string, change: BoardClockChange): Promise<Board> {
    return firstValueFrom(this.http.patch<Board>(`${BOARDS}/${id}/clocks/${clockId}`, change));
  }

  removeClock(id: string, clockId: string): Promise<Board> {
    return firstValueFrom(this.http.delete<Board>(`${BOARDS}/${id}/clocks/${clockId}`));
  }

  order(id: string, order: BoardClockOrder): Promise<Board> {
    return firstValueFrom(this.http.put<Board>(`${BOARDS}/${id}/clocks/order`, order));
  }
}
