import { HttpClient } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable, Injector, signal } from '@angular/core';
import type { Board, BoardClock, BoardSummary } from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { SessionStore } from '../auth/session-store';
import { ClockStore } from '../clock/clock-store';
import { formatLabel } from '../formatting/clock-label-format';
import { formatPlaceName } from '../formatting/place-name-format';
import { apiUrl } from '../http/api-url';
import { errorMessage } from '../http/problem-error';
import { PreferencesStore } from '../preferences/preferences-store';
import { LinkedBoard } from '../sharing/linked-board';
import { OwnZone } from '../zones/own-zone';
import type { PlanClock } from './plan-clock';

/** The board whose clocks meet, with the path of its page. */
export interface PlannedBoard {
  name: string;
  path: string;
}

/**
 * Those who meet unless the address names them: the clocks of a board or of a link to one, or the zone of a device whose user is not
 * signed in.
 */
@Injectable()
export class PlanClocks {
  private readonly http = inject(HttpClient);
  private readonly session = inject(SessionStore);
  private readonly preferences = inject(PreferencesStore);
  private readonly device = inject(OwnZone);
  private readonly injector = inject(Injector);
  private readonly destroyRef = inject(DestroyRef);
  private readonly loaded = signal<readonly PlanClock[] | null>(null);
  private readonly loadedBoard = signal<PlannedBoard | null>(null);
  private readonly loadFailure = signal('');
  private readonly linked = signal<LinkedBoard | null>(null);
  private readonly link = signal('');

  /** The home clock first; null until they are loaded. */
  readonly clocks = computed(() => {
    const linked = this.linked();
    const clocks = linked === null ? this.loaded() : (linked.board()?.clocks.map(clockOf) ?? null);
    const home = this.preferences.homeZone();
    if (clocks === null) return null;
    return [...clocks.filter(({ zone }) => zone === home), ...clocks.filter(({ zone }) => zone !== home)];
  });
  /** Null until it is loaded, and for the zone of a device. */
  readonly board = computed(() => {
    const linked = this.linked();
    if (linked === null) return this.loadedBoard();
    const board = linked.board();
    return board === null ? null : { name: board.name, path: `/s/${this.link()}` };
  });
  /** Why they could not be loaded; empty unless that failed. A plan needs no live connection, so a link that refuses one has not failed. */
  readonly failure = computed(() => {
    const linked = this.linked();
    if (linked === null) return this.loadFailure();
    return linked.board() === null ? linked.failure() : '';
  });
  /** Whether they are those of a link that is void. */
  readonly isVoid = computed(() => this.linked()?.isVoid() ?? false);

  /** @param boardId null for the user's first board */
  async load(boardId: string | null): Promise<void> {
    this.loadFailure.set('');
    try {
      await this.session.known();
      const isSignedIn = this.session.state() === 'signed-in';
      this.loaded.set(isSignedIn ? await this.ofBoard(boardId) : await this.ofDevice());
    } catch (error) {
      this.loadFailure.set(errorMessage(error));
    }
  }

  /** Follows the board of a link until the page is left, or the link is void. */
  async follow(link: string): Promise<void> {
    const linked = this.injector.get(LinkedBoard);
    const clockStore = this.injector.get(ClockStore);
    this.link.set(link);
    this.linked.set(linked);
    linked.open(link);
    // The connection opens with the link.
    clockStore.start();
    this.destroyRef.onDestroy(() => clockStore.stop());
    await this.session.known();
    // Without them the clocks are in the order of the board.
    if (this.session.state() === 'signed-in') await this.preferences.known().catch(() => undefined);
  }

  private async ofBoard(boardId: string | null): Promise<PlanClock[]> {
    const [id] = await Promise.all([boardId ?? this.firstBoardId(), this.preferences.known()]);
    const board = await firstValueFrom(this.http.get<Board>(apiUrl(`boards/${encodeURIComponent(id)}`)));
    this.loadedBoard.set({ name: board.name, path: boardId === null ? '/' : `/b/${id}` });
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
