import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  type AppendedClock,
  type Board,
  MAX_RESOLVED_NAMES,
  type NameResolution,
  type NamesToResolve,
  type NewBoardClocks,
} from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { apiUrl } from '../../http/api-url';

/** Looks up names, and adds many clocks at once. */
@Injectable({ providedIn: 'root' })
export class PasteApi {
  private readonly http = inject(HttpClient);

  /** By name, what each means; similar names take the server longer. */
  async resolve(names: readonly string[], withSimilar: boolean): Promise<Map<string, NameResolution>> {
    const resolutions = new Map<string, NameResolution>();
    for (let from = 0; from < names.length; from += MAX_RESOLVED_NAMES) {
      const body: NamesToResolve = { names: names.slice(from, from + MAX_RESOLVED_NAMES), withSimilar };
      const answer = await firstValueFrom(this.http.post<NameResolution[]>(apiUrl('resolve'), body));
      for (const [index, resolution] of answer.entries()) {
        const name = body.names[index];
        if (name !== undefined) resolutions.set(name, resolution);
      }
    }
    return resolutions;
  }

  addClocks(boardId: string, clocks: AppendedClock[]): Promise<Board> {
    const body: NewBoardClocks = { clocks };
    return firstValueFrom(this.http.post<Board>(apiUrl(`boards/${boardId}/clocks/batch`), body));
  }
}
