import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { Board, BoardClock, BoardSummary } from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { SessionStore } from '../auth/session-store';
import { formatLabel } from '../formatting/clock-label-format';
import { formatPlaceName } from '../formatting/place-name-format';
import { apiUrl } from '../http/api-url';
import { errorMessage } from '../http/problem-error';
import { PreferencesStore } from '../preferences/preferences-store';
import { OwnZone } from '../zones/own-zone';
import type { PlanClock } from './plan-clock';

/** Those who meet unless the address names them: the clocks of a board, or the zone of a device whose user is not signed in. */
@Injectable()
export class PlanClocks {
  private readonly http = inject(HttpClient);
  private readonly session = inject(SessionStore);
  private readonly preferences = inject(PreferencesStore);
  private readonly device = inject(OwnZone);
  private readonly loaded = signal<readonly PlanClock[] | null>(null);
  private readonly currentFailure = signal('');

  /** The home clock first; null until they are loaded. */
  readonly clocks = computed(() => {
    const clocks = this.loaded();
    const home = this.preferences.homeZone();
    if (clocks === null) return null;
    return [...clocks.filter(({ zone }) => zone === home), ...clocks.filter(({ zone }) => zone !== home)];
  });
  /** Why they could not be loaded; empty unless that failed. */
  readonly failure = this.currentFailure.asReadonly();

  /** @param boardId null for the user's first board */
  async load(boardId: string | null): Promise<void> {
    this.currentFailure.set('');
    try {
      await this.session.known();
      const isSignedIn = this.session.state() === 'signed-in';
      this.loaded.set(isSignedIn ? await this.ofBoard(boardId) : await this.ofDevice());
    } catch (error) {
      this.currentFailure.set(errorMessage(error));
    }
  }

  private async ofBoard(boardId: string | null): Promise<PlanClock[]> {
    const [id] = await Promise.all([boardId ?? this.firstBoardId(), this.preferences.known()]);
    const board = await firstValueFrom(this.http.get<Board>(apiUrl(`boards/${encodeURIComponent(id)}`)));
    return board.clocks.map(clockOf);
  }

  private async firstBoardId(): Promise<string> {
    const boards = await firstValueFrom(this.http.get<BoardSummary[]>(apiUrl('boards')));
    return boards[0]?.id ?? '';
  }

  private async ofDevice(): Promise<PlanClock[]> {
    const device = await this.device.suggestion().catch(() => null);
    return device === null ? [] : [clockOfZone(device.zone)];
  }
}

/** A clock named after its zone. */
export function clockOfZone(zone: string): PlanClock {
  return { zone, name: formatPlaceName(zone), hours: null };
}

function clockOf(clock: BoardClock): PlanClock {
  return { zone: clock.zone, name: formatLabel(clock), hours: clock.effectiveHours };
}
