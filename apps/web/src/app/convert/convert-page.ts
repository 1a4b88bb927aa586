import { Clipboard } from '@angular/cdk/clipboard';
import { DOCUMENT } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { SessionStore } from '../auth/session-store';
import { formatDateAndTime, formatInZone } from '../formatting/moment-format';
import { formatTzdataRelease } from '../formatting/tzdata-format';
import { baseUrl } from '../http/base-url';
import { PreferencesStore } from '../preferences/preferences-store';
import { AppHeader } from '../shell/app-header';
import { Icon } from '../ui/icon';
import { Notices } from '../ui/notices/notices';
import { ZonePicker } from '../zones/zone-picker';
import type { ConversionRequest } from './conversion-api';
import { MomentForm, type WallMoment } from './moment-form';
import { addressOf, linkFrom, type MomentLink, shortLocal, type Taken, toTheMinute } from './moment-link';
import { MomentStore } from './moment-store';
import { MomentView } from './moment-view';
import { ServerTime } from './server-time';
import { placeOfZone, ViewerClocks } from './viewer-clocks';

/** Converts a moment to other zones. Its address contains the moment, so that another viewer sees it in their own zone. */
@Component({
  selector: 'ltz-convert-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AppHeader, Icon, MomentForm, MomentView, RouterLink, ZonePicker],
  providers: [MomentStore, ViewerClocks, ServerTime],
  templateUrl: './convert-page.html',
  styleUrl: './convert-page.css',
})
export class ConvertPage {
  /** From the address: a wall time or an instant; undefined for now. */
  readonly at = input<string>();
  readonly zone = input<string>();
  /** From the query. */
  readonly take = input<string>();
  readonly to = input<string>();

  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly clipboard = inject(Clipboard);
  private readonly notices = inject(Notices);
  private readonly session = inject(SessionStore);
  private readonly hourFormat = inject(PreferencesStore).hourFormat;
  private readonly viewer = inject(ViewerClocks);
  private readonly server = inject(ServerTime);
  private readonly store = inject(MomentStore);
  private readonly link = computed(() => linkFrom(this.at(), this.zone(), this.take(), this.to()));
  private readonly request = computed(() => this.requestFor(this.link()), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  /** Whether the next result is announced, because the viewer submitted the form. */
  private isResultAwaited = false;

  protected readonly moment = this.store.moment;
  protected readonly refusal = this.store.refusal;
  protected readonly nowMs = this.server.nowMs;
  protected readonly isSignedOut = computed(() => this.session.state() === 'signed-out');
  protected readonly isNow = computed(() => this.link().at === null);
  protected readonly heading = computed(() => {
    const moment = this.moment();
    if (this.refusal() !== null) return 'This time cannot be shown';
    if (this.isNow() || moment === null) return 'Convert a time';
    const { utcMs, from } = moment.conversion;
    return `Showing ${formatDateAndTime(utcMs, from.offsetMinutes, this.hourFormat())} ${formatInZone(from.zone)}`;
  });
  /** The viewer's own place, then the place of the moment, then the viewer's other clocks, then those of the link. */
  protected readonly places = computed(() => {
    const own = this.viewer.own();
    const from = this.moment()?.conversion.from.zone;
    return [
      ...(own === null ? [] : [own]),
      ...(from === undefined ? [] : [placeOfZone(from)]),
      ...this.viewer.clocks(),
      ...this.link().to.map((zone) => placeOfZone(zone, '', true)),
    ];
  });
  /** Without seconds for now, because they are of no interest. */
  protected readonly formLocal = computed(() => {
    const asked = this.moment()?.conversion.from.asked ?? this.link().at ?? '';
    return this.isNow() ? toTheMinute(asked) : asked;
  });
  protected readonly formZone = computed(() => {
    const given = this.moment()?.conversion.from.zone ?? this.link().zone;
    const isUsable = given !== null && this.refusal()?.isZoneUnknown !== true;
    return isUsable ? given : (this.viewer.own()?.zone ?? null);
  });
  protected readonly rules = computed(() => {
    const tzdata = this.server.tzdata();
    if (tzdata === null) return '';
    return `Based on IANA time zone data ${formatTzdataRelease(tzdata.release, tzdata.releasedOn)} and current law.`;
  });

  constructor() {
    effect(() => {
      const request = this.request();
      if (request !== null) this.store.request(request);
    });
    effect(() => {
      const hasResult = this.moment() !== null || this.refusal() !== null;
      // Untracked, because the heading changes with the address, before the result arrives.
      if (hasResult) untracked(() => this.announceAwaited());
    });
  }

  protected show({ local, zone }: WallMoment): void {
    this.isResultAwaited = true;
    this.open({ at: shortLocal(local), zone, take: null, to: this.link().to });
  }

  protected choose(take: Taken): void {
    this.isResultAwaited = true;
    this.open({ ...this.link(), take });
  }

  protected add(zone: string): void {
    const link = this.link();
    if (!link.to.includes(zone)) this.open({ ...link, to: [...link.to, zone] });
  }

  protected remove(zone: string): void {
    const link = this.link();
    this.open({ ...link, to: link.to.filter((other) => other !== zone) });
  }

  protected copyLink(): void {
    if (this.clipboard.copy(this.shareableUrl())) this.notices.confirm('Link copied');
    else
      this.notices.fail('The browser blocked copying. Copy the address of this page from the address bar.');
  }

  private requestFor({ at, zone, take, to }: MomentLink): ConversionRequest | null {
    if (!this.viewer.isLoaded()) return null;
    const own = this.viewer.own()?.zone ?? null;
    const clocks = this.viewer.clocks().map((clock) => clock.zone);
    return {
      at,
      from: zone ?? (at === null ? own : null),
      to: [...new Set([...(own === null ? [] : [own]), ...clocks, ...to])],
      disambiguation: take,
    };
  }

  private open(link: MomentLink): void {
    const { commands, queryParams } = addressOf(link);
    void this.router.navigate(commands, { queryParams });
  }

  /**
   * The link to what the page shows, with the zones of the viewer's own clocks. Now is replaced by its minute, because a link
   * without a moment would mean another one when it is opened.
   */
  private shareableUrl(): string {
    const from = this.moment()?.conversion.from;
    const zones = this.places().map(({ zone }) => zone);
    const to = [...new Set(zones)].filter((zone) => zone !== from?.zone);
    const link = { ...this.link(), to };
    const shared =
      link.at === null && from !== undefined
        ? { ...link, at: toTheMinute(from.local), zone: from.zone }
        : link;
    const { commands, queryParams } = addressOf(shared);
    const path = this.router.createUrlTree(commands, { queryParams }).toString();
    return new URL(path.slice(1), baseUrl(this.document)).href;
  }

  private announceAwaited(): void {
    if (!this.isResultAwaited) return;
    this.isResultAwaited = false;
    this.notices.say(this.refusal()?.message ?? this.heading());
  }
}
