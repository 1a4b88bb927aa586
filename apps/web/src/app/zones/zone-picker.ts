import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MAX_QUERY_LENGTH, type ZoneMatch } from '@live-tz/contracts';
import { utcOffsetLabel } from '@live-tz/wall-clock';
import { catchError, debounce, EMPTY, map, of, Subject, switchMap, tap, timer } from 'rxjs';
import { ClockStore } from '../clock/clock-store';
import { formatMatchNames, formatSimilar } from '../formatting/match-name-format';
import { formatHourAndMinute } from '../formatting/wall-time-format';
import { errorMessage } from '../http/problem-error';
import { PreferencesStore } from '../preferences/preferences-store';
import { Icon } from '../ui/icon';
import { Notices } from '../ui/notices/notices';
import { ZonesApi } from './zones-api';

const DEBOUNCE_MS = 120;
const LIMIT = 8;

type Search = { matches: ZoneMatch[]; remark: string };
const EMPTY_SEARCH: Search = { matches: [], remark: '' };

let pickerCount = 0;

/**
 * Finds a zone by city, region, country, airport, old name, abbreviation or offset. It is the combobox with a listbox popup of the WAI-ARIA
 * Authoring Practices (list autocomplete with automatic selection), whose input always keeps the focus.
 */
@Component({
  selector: 'ltz-zone-picker',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  templateUrl: './zone-picker.html',
  styleUrl: './zone-picker.css',
  host: { '(focusout)': 'onFocusOut($event)' },
})
export class ZonePicker {
  readonly label = input.required<string>();
  readonly placeholder = input('City, country, zone or offset');
  /** The key that moves the focus here, shown in the input. */
  readonly shortcut = input('');
  /** The match, with the name it was shown by. */
  readonly picked = output<ZoneMatch>();

  protected readonly maxQueryLength = MAX_QUERY_LENGTH;
  protected readonly id = `zone-picker-${(pickerCount += 1)}`;
  protected readonly query = signal('');
  protected readonly isOpen = signal(false);
  protected readonly activeIndex = signal(0);
  protected readonly search = signal<Search>(EMPTY_SEARCH);
  protected readonly rows = computed(() => this.search().matches.map((match) => this.row(match)));
  protected readonly activeId = computed(() =>
    this.isOpen() && this.rows().length > 0 ? this.optionId(this.activeIndex()) : null,
  );

  private readonly zones = inject(ZonesApi);
  private readonly clock = inject(ClockStore);
  private readonly preferences = inject(PreferencesStore);
  private readonly notices = inject(Notices);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  /** Null cancels a pending search. */
  private readonly queries = new Subject<string | null>();
  /** Whether Enter was pressed before the response arrived, which picks the first match when it does. */
  private isEnterPending = false;
  private isSearching = false;

  constructor() {
    this.queries
      .pipe(
        tap((query) => (this.isSearching = query !== null)),
        debounce((query) => timer(query === null ? 0 : DEBOUNCE_MS)),
        // The response to an older query never replaces that to a newer one.
        switchMap((query) => (query === null ? EMPTY : this.find(query))),
        takeUntilDestroyed(),
      )
      .subscribe((search) => this.onFound(search));
  }

  focus(): void {
    this.box().nativeElement.focus();
    this.box().nativeElement.select();
  }

  protected optionId(index: number): string {
    return `${this.id}-option-${index}`;
  }

  protected onInput(): void {
    const query = this.box().nativeElement.value;
    this.query.set(query);
    this.isEnterPending = false;
    if (query.trim()) this.queries.next(query.trim());
    else this.close();
  }

  protected onKeydown(event: KeyboardEvent): void {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    switch (event.key) {
      case 'ArrowDown':
        this.move(1);
        break;
      case 'ArrowUp':
        this.move(-1);
        break;
      case 'Enter':
        this.onEnter();
        break;
      case 'Escape':
        if (this.isOpen()) this.close();
        else this.clear();
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  protected pick(index: number): void {
    const match = this.search().matches[index];
    if (match === undefined) return;
    this.clear();
    this.box().nativeElement.focus();
    this.picked.emit(match);
  }

  protected onFocusOut(event: FocusEvent): void {
    const host = event.currentTarget;
    if (host instanceof Node && event.relatedTarget instanceof Node && host.contains(event.relatedTarget))
      return;
    this.isOpen.set(false);
    this.isEnterPending = false;
  }

  private move(step: number): void {
    const count = this.rows().length;
    if (!this.isOpen()) {
      if (count > 0) this.isOpen.set(true);
      else this.queries.next(this.query().trim());
    } else if (count > 0) {
      this.activeIndex.update((index) => (index + step + count) % count);
      document.getElementById(this.optionId(this.activeIndex()))?.scrollIntoView({ block: 'nearest' });
    }
  }

  private onEnter(): void {
    if (this.isSearching) this.isEnterPending = true;
    else if (this.isOpen()) this.pick(this.activeIndex());
  }

  private find(query: string) {
    return this.zones.search(query, LIMIT).pipe(
      map((found): Search => ({
        matches: formatMatchNames(found),
        remark: found.length > 0 ? formatSimilar(query, found) : noMatchMessage(query),
      })),
      catchError((error: unknown) => of<Search>({ matches: [], remark: errorMessage(error) })),
    );
  }

  private onFound(search: Search): void {
    this.isSearching = false;
    this.search.set(search);
    this.activeIndex.set(0);
    this.isOpen.set(true);
    const count = search.matches.length;
    this.notices.say(search.remark || (count === 1 ? '1 place found' : `${count} places found`));
    // A name that was only similar has to be seen before it is picked.
    if (this.isEnterPending && count > 0 && search.remark === '') this.pick(0);
    this.isEnterPending = false;
  }

  private close(): void {
    this.queries.next(null);
    this.isOpen.set(false);
    this.search.set(EMPTY_SEARCH);
  }

  private clear(): void {
    this.query.set('');
    this.box().nativeElement.value = '';
    this.close();
  }

  private row({ name, country, offsetMinutes }: ZoneMatch) {
    const minuteMs = this.clock.minuteMs();
    return {
      name,
      country: country === name ? null : country,
      time:
        minuteMs === null ? '' : formatHourAndMinute(minuteMs, offsetMinutes, this.preferences.hourFormat()),
      offset: utcOffsetLabel(offsetMinutes),
    };
  }
}

function noMatchMessage(query: string): string {
  return `No place found for “${query}”. Try a bigger city, the country, or an offset such as UTC+5:45.`;
}
