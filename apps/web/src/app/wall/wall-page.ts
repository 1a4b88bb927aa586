import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Title } from '@angular/platform-browser';
import { Router } from '@angular/router';
import { MS_PER_HOUR, MS_PER_SECOND } from '@live-tz/wall-clock';
import { debounceTime, defer, filter, merge, retry, switchMap, timer } from 'rxjs';
import { ClockOrder } from '../boards/store/clock-order';
import { BoardStore } from '../boards/store/board-store';
import { ClockSocket } from '../clock/clock-socket';
import { errorMessage } from '../http/problem-error';
import { PreferencesStore } from '../preferences/preferences-store';
import { Wall } from './wall';

/** Changes within this time are read together. */
const REFRESH_DEBOUNCE_MS = 100;
const RETRY_AFTER_MS = 10 * MS_PER_SECOND;
/** Requests keep the session, which ends without one for weeks. */
const REFRESH_INTERVAL_MS = MS_PER_HOUR;
const OFF = 'off';

/** A board on a wall. Its settings are in the address, so that a screen without a keyboard can be given them, and keeps them. */
@Component({
  selector: 'ltz-wall-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Wall],
  providers: [BoardStore, ClockOrder],
  template: `
    <ltz-wall
      [name]="name()"
      [clocks]="order.clocks() ?? []"
      [failure]="failure()"
      [showSeconds]="showSeconds()"
      [dimsAtNight]="dimsAtNight()"
      (secondsToggled)="save({ seconds: showSeconds() ? off : 'on' })"
      (dimmingToggled)="save({ dim: dimsAtNight() ? off : null })"
      (left)="leave()"
    />
  `,
})
export class WallPage {
  /** The id of the board, from the path. */
  readonly board = input.required<string>();
  /** From the query: `on` or `off`; without it the user's preference applies. */
  readonly seconds = input<string>();
  /** From the query: `off` keeps the wall bright at night. */
  readonly dim = input<string>();

  protected readonly off = OFF;
  protected readonly store = inject(BoardStore);
  protected readonly order = inject(ClockOrder);
  private readonly preferences = inject(PreferencesStore);
  private readonly router = inject(Router);
  private readonly loadFailure = signal('');

  protected readonly name = computed(() => this.store.board()?.name ?? 'Clocks');
  protected readonly dimsAtNight = computed(() => this.dim() !== OFF);
  protected readonly showSeconds = computed(() => {
    const seconds = this.seconds();
    return seconds === undefined ? this.preferences.preferences().showSeconds : seconds !== OFF;
  });
  protected readonly failure = computed(() => {
    if (this.store.isGone()) return 'This board does not exist, or is no longer shared with you.';
    if (this.store.clocks()?.length === 0) return 'This board has no clocks yet.';
    return this.store.board() === null ? this.loadFailure() : '';
  });

  constructor() {
    const title = inject(Title);
    effect(() => title.setTitle(`${this.name()} · Live TZ`));
    const { boards, connected } = inject(ClockSocket);
    merge(timer(0, REFRESH_INTERVAL_MS), boards, connected.pipe(filter(Boolean)))
      .pipe(
        debounceTime(REFRESH_DEBOUNCE_MS),
        switchMap(() => defer(() => this.read()).pipe(retry({ delay: RETRY_AFTER_MS }))),
        takeUntilDestroyed(),
      )
      .subscribe();
  }

  protected save(settings: { seconds?: string; dim?: string | null }): void {
    void this.router.navigate([], { queryParams: settings, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected leave(): void {
    const board = this.store.board();
    const isFirst = board === null || (board.role === 'owner' && board.position === 0);
    void this.router.navigate(isFirst ? ['/'] : ['/b', board.id]);
  }

  private async read(): Promise<void> {
    try {
      // A deletion may have been undone.
      const isMissing = this.store.board() === null || this.store.isGone();
      await (isMissing ? this.store.load(this.board()) : this.store.refresh());
      this.loadFailure.set('');
    } catch (error) {
      this.loadFailure.set(errorMessage(error));
      throw error;
    }
  }
}
