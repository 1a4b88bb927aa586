import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { type BoardClock, MAX_LABEL_LENGTH } from '@live-tz/contracts';
import { FirstTick } from '../clock/first-tick';
import { ShownMoment } from '../clock/shown-moment';
import { formatLabel, formatPlace } from '../formatting/clock-label-format';
import { LightStore } from '../light/light-store';
import { PreferencesStore } from '../preferences/preferences-store';
import { Icon } from '../ui/icon';
import { leftToRightKey } from '../ui/left-to-right-key';
import { LongPress } from '../ui/long-press';
import { type MenuControl, type MenuEntry, MenuPlaceholder } from '../ui/menu-placeholder';
import { RovingItem } from '../ui/roving-focus';
import { scrollIntoView } from '../ui/scroll-into-view';
import { BrowserTzdataWarning } from './browser-tzdata-warning';
import { ClockDigits } from './clock-digits';
import { clockFactsOf } from './clock-facts';
import { ClockLabel } from './clock-label';
import { ClockMenu } from './clock-menu';
import { ClockDay } from './day/clock-day';

/** How many places a key moves a card on a page from left to right. */
const STEPS: Partial<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** One clock: its label, its digits and facts about its zone. */
@Component({
  selector: 'ltz-clock-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    BrowserTzdataWarning,
    ClockDay,
    ClockDigits,
    ClockLabel,
    ClockMenu,
    Icon,
    LongPress,
    MenuPlaceholder,
    RovingItem,
  ],
  templateUrl: './clock-card.html',
  styleUrl: './clock-card.css',
  host: { '(keydown)': 'onKeydown($event)' },
})
export class ClockCard {
  readonly saved = input.required<BoardClock>();
  readonly position = input.required<number>();
  readonly count = input.required<number>();
  /** The new label; null restores the name of the place. */
  readonly renamed = output<string | null>();
  readonly madeHome = output();
  /** The number of places to move: -1 is one towards the front, negative infinity is to the front. */
  readonly movedBy = output<number>();
  readonly removed = output();

  protected readonly maxLabelLength = MAX_LABEL_LENGTH;
  protected readonly isRenaming = signal(false);
  protected readonly label = computed(() => formatLabel(this.saved()));
  protected readonly placeName = computed(() => formatPlace(this.saved()));
  protected readonly isHome = computed(() => this.saved().zone === this.preferences.homeZone());
  protected readonly facts = computed(() => {
    const rules = this.moment.rules();
    const state = rules.get(this.saved().zone);
    const minuteMs = this.moment.minuteMs();
    const home = rules.get(this.preferences.homeZone() ?? '') ?? null;
    if (state === undefined || minuteMs === null) return null;
    return clockFactsOf(state, home, minuteMs);
  });

  protected readonly light = computed(() => {
    const state = this.moment.rules().get(this.saved().zone);
    const minuteMs = this.moment.minuteMs();
    return state === undefined || minuteMs === null ? null : this.lights.of(this.saved(), state, minuteMs);
  });

  protected readonly hasFirstTick = inject(FirstTick).hasArrived;
  /** What the user did with the menu's button before the menu was loaded. */
  protected readonly menuEntry = signal<MenuEntry>(null);
  protected readonly isMenuNeeded = computed(() => this.menuEntry() === 'opened' || this.hasFirstTick());

  private readonly moment = inject(ShownMoment);
  private readonly preferences = inject(PreferencesStore);
  private readonly lights = inject(LightStore);
  private readonly injector = inject(Injector);
  /** Loaded after the first tick. */
  private readonly day = viewChild<ClockDay>('day');
  private readonly menu = viewChild.required<MenuControl>('menu');
  private readonly card = viewChild.required(RovingItem);
  protected readonly clockLabel = viewChild(ClockLabel);
  private readonly nameBox = viewChild<ElementRef<HTMLInputElement>>('nameBox');

  focus(): void {
    this.card().element.focus();
  }

  scrollIntoView(): void {
    scrollIntoView(this.card().element);
  }

  protected openMenu(): void {
    this.menu().open();
  }

  protected copy(): void {
    const facts = this.facts();
    if (facts !== null) this.day()?.copy(facts);
  }

  startRenaming(): void {
    this.isRenaming.set(true);
    const select = (): void => {
      const box = this.nameBox()?.nativeElement;
      box?.focus();
      box?.select();
    };
    afterNextRender({ write: select }, { injector: this.injector });
  }

  protected onNameKeydown(event: KeyboardEvent): void {
    // In the text field the keys that move a card move the cursor.
    event.stopPropagation();
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    if (event.key === 'Enter') this.finishRenaming();
    else this.isRenaming.set(false);
    this.focus();
  }

  protected finishRenaming(): void {
    const box = this.nameBox();
    if (!this.isRenaming() || box === undefined) return;
    this.isRenaming.set(false);
    const label = box.nativeElement.value.trim() || null;
    if (label !== this.saved().label && label !== this.label()) this.renamed.emit(label);
  }

  /** The menu key opens the menu from anywhere in the card; Enter and the space bar do from the card itself. */
  protected onCardKeydown(event: KeyboardEvent): void {
    const isMenuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
    const isEntered = event.target === event.currentTarget && (event.key === 'Enter' || event.key === ' ');
    if (!isMenuKey && !isEntered) return;
    event.preventDefault();
    this.openMenu();
  }

  /** Alt and an arrow key move the card. */
  protected onKeydown(event: KeyboardEvent): void {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    const step = STEPS[leftToRightKey(event.key, this.card().element)];
    if (step === undefined) return;
    event.preventDefault();
    this.movedBy.emit(step);
  }
}
