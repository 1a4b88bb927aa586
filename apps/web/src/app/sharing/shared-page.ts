import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
} from '@angular/core';
import { Title } from '@angular/platform-browser';
import { Router, RouterLink } from '@angular/router';
import { BOARD_LAYOUTS, type BoardLayout } from '@live-tz/contracts';
import { AuthPolicyStore } from '../auth/auth-policy-store';
import { SessionStore } from '../auth/session-store';
import { BOARD_ICONS } from '../boards/board-icons';
import { ClockGrid } from '../boards/fit/clock-grid';
import { gridLayoutOf } from '../boards/fit/fit-clocks';
import { LineLayouts } from '../boards/fit/line-layouts';
import { sortedClocks } from '../boards/store/sorted-clocks';
import { ClockStore } from '../clock/clock-store';
import { ShownMoment } from '../clock/shown-moment';
import { LinkedBoard } from './linked-board';
import { errorMessage } from '../http/problem-error';
import { PreferencesStore } from '../preferences/preferences-store';
import { AppHeader } from '../shell/app-header';
import { ConnectionLine } from '../shell/connection-line';
import { PauseButton } from '../travel/pause-button';
import { TravelBar } from '../travel/travel-bar';
import { Icon } from '../ui/icon';
import { Notices } from '../ui/notices/notices';
import { Wall } from '../wall/wall';
import { OwnZone } from '../zones/own-zone';
import { SharedCard } from './shared-card';
import { SharingApi } from './sharing-api';

const OFF = 'off';

/** The board of a link: live and read-only, for viewers with and without an account. */
@Component({
  selector: 'ltz-shared-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AppHeader,
    ClockGrid,
    ConnectionLine,
    Icon,
    LineLayouts,
    PauseButton,
    RouterLink,
    SharedCard,
    TravelBar,
    Wall,
  ],
  providers: [LinkedBoard],
  templateUrl: './shared-page.html',
  styleUrls: ['../shell/intro-page.css', './shared-page.css'],
})
export class SharedPage {
  /** The last part of the link, from the path. */
  readonly link = input.required<string>();
  /** From the query: the layout that the viewer has chosen, in place of that of the board. */
  readonly layout = input<string>();
  /** From the query: its presence shows the clocks alone, for a wall. */
  readonly wall = input<string>();
  /** From the query, for the wall: `off` hides the seconds. */
  readonly seconds = input<string>();
  /** From the query, for the wall: `off` keeps it bright at night. */
  readonly dim = input<string>();

  protected readonly off = OFF;
  protected readonly layouts = [
    { value: 'cards', word: 'Cards', icon: BOARD_ICONS.cards },
    { value: 'list', word: 'List', icon: BOARD_ICONS.list },
    { value: 'timeline', word: 'Timeline', icon: BOARD_ICONS.timeline },
  ] as const;

  private readonly linked = inject(LinkedBoard);
  private readonly session = inject(SessionStore);
  private readonly preferences = inject(PreferencesStore);
  private readonly moment = inject(ShownMoment);
  private readonly api = inject(SharingApi);
  private readonly notices = inject(Notices);
  private readonly router = inject(Router);
  private readonly deviceZone = signal<string | null>(null);

  protected readonly board = this.linked.board;
  protected readonly failure = this.linked.failure;
  protected readonly isVoid = this.linked.isVoid;
  protected readonly isSignedIn = computed(() => this.session.state() === 'signed-in');
  protected readonly registration = inject(AuthPolicyStore).registration;
  protected readonly isOwner = computed(() => this.session.user()?.username === this.board()?.owner);
  protected readonly isKeeping = signal(false);
  protected readonly here = computed(() => `/s/${this.link()}`);
  protected readonly ownZone = computed(() => this.preferences.homeZone() ?? this.deviceZone());
  private readonly chosenLayout = computed(() => BOARD_LAYOUTS.find((each) => each === this.layout()));
  protected readonly shownLayout = computed(() => this.chosenLayout() ?? this.board()?.layout ?? 'cards');
  /** Cards that were not chosen are lines on a phone. */
  protected readonly gridLayout = computed(() =>
    this.chosenLayout() === 'cards' ? 'cards' : gridLayoutOf(this.shownLayout()),
  );
  protected readonly clocks = computed(() => {
    const [board, minuteMs] = [this.board(), this.moment.minuteMs()];
    if (board === null || minuteMs === null) return board?.clocks ?? [];
    return sortedClocks(board.clocks, board.sort, this.moment.rules(), minuteMs);
  });
  protected readonly wallFailure = computed(() =>
    this.board()?.clocks.length === 0 ? 'This board has no clocks yet.' : this.failure(),
  );
  private readonly zones = computed(
    () => {
      const own = this.ownZone();
      return [...(this.board()?.clocks ?? []).map(({ zone }) => zone), ...(own === null ? [] : [own])];
    },
    { equal: (a, b) => a.join() === b.join() },
  );

  constructor() {
    const clockStore = inject(ClockStore);
    const title = inject(Title);
    effect(() => this.linked.open(this.link()));
    // The link is set by then, which the connection opens with.
    effect(() => clockStore.start());
    // The wall watches its own clocks.
    effect(() => {
      if (this.wall() === undefined) clockStore.watch(this.zones());
    });
    effect(() => title.setTitle(`${this.board()?.name ?? 'Shared board'} · Live TZ`));
    inject(DestroyRef).onDestroy(() => clockStore.stop());
    void this.loadViewer(inject(OwnZone));
  }

  protected choose(layout: BoardLayout): void {
    this.show({ layout });
  }

  /** Changes the query of the address; null removes a parameter. */
  protected show(query: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams: query, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected async keep(): Promise<void> {
    this.isKeeping.set(true);
    try {
      const { id, name } = await this.api.keep(this.link());
      await this.router.navigate(['/b', id]);
      this.notices.confirm(`${name} is now in your list`);
    } catch (error) {
      this.notices.fail(errorMessage(error));
    } finally {
      this.isKeeping.set(false);
    }
  }

  /** Without an answer the clocks are shown by default preferences, and compared with no other. */
  private async loadViewer(device: OwnZone): Promise<void> {
    try {
      await this.session.known();
      if (this.session.state() === 'signed-in') await this.preferences.known();
      if (this.preferences.homeZone() !== null) return;
      this.deviceZone.set((await device.suggestion())?.zone ?? null);
    } catch {
      this.deviceZone.set(null);
    }
  }
}
