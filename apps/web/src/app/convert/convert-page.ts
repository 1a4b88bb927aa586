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
import { formatMonthAndYear } from '../formatting/wall-time-format';
import { baseUrl } from '../http/base-url';
import { PreferencesStore } from '../preferences/preferences-store';
import { AppHeader } from '../shell/app-header';
import { Icon } from '../ui/icon';
import { Notices } from '../ui/notices';
import { ZonePicker } from '../zones/zone-picker';
import type { ConversionQuestion } from './conversion-api';
import { MomentForm, type WallMoment } from './moment-form';
import { addressOf, linkFrom, type MomentLink, shortLocal, type Taken, toTheMinute } from './moment-link';
import { MomentStore } from './moment-store';
import { MomentView } from './moment-view';
import { ServerTime } from './server-time';
import { placeOfZone, ViewerClocks } from './viewer-clocks';

/** What a moment is elsewhere. Its address says it all: whoever opens it sees the same moment in their own zone. */
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
  private readonly reader = inject(ViewerClocks);
  private readonly server = inject(ServerTime);
  private readonly store = inject(MomentStore);
  private readonly link = computed(() => linkFrom(this.at(), this.zone(), this.take(), this.to()));
  private readonly question = computed(() => this.questionOf(this.link()), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  /** The reader has sent the form: the answer is spoken. */
  private isAnswerAwaited = false;

  protected readonly moment = this.store.moment;
  protected readonly refusal = this.store.refusal;
  protected readonly nowMs = this.server.nowMs;
  protected readonly isSignedOut = computed(() => this.session.state() === 'signed-out');
  protected readonly isNow = computed(() => this.link().at === null);
  protected readonly heading = computed(() => {
    const moment = this.moment();
    if (this.refusal() !== null) return 'This moment cannot be shown';
    if (this.isNow() || moment === null) return 'Convert a time';
    const { utcMs, from } = moment.conversion;
    return `Showing ${formatDateAndTime(utcMs, from.offsetMinutes, this.hourFormat())} ${formatInZone(from.zone)}`;
  });
  /** The reader's own clock first, then the one the moment was given by, then theirs, then those of the link. */
  protected readonly places = computed(() => {
    const own = this.reader.own();
    const from = this.moment()?.conversion.from.zone;
    return [
      ...(own === null ? [] : [own]),
      ...(from === undefined ? [] : [placeOfZone(from)]),
      ...this.reader.clocks(),
      ...this.link().to.map((zone) => placeOfZone(zone, '', true)),
    ];
  });
  /** Now is offered to the minute: nobody means its seconds. */
  protected readonly formLocal = computed(() => {
    const asked = this.moment()?.conversion.from.asked ?? this.link().at ?? '';
    return this.isNow() ? toTheMinute(asked) : asked;
  });
  protected readonly formZone = computed(() => {
    const given = this.moment()?.conversion.from.zone ?? this.link().zone;
    const isUsable = given !== null && this.refusal()?.isZoneUnknown !== true;
    return isUsable ? given : (this.reader.own()?.zone ?? null);
  });
  protected readonly rules = computed(() => {
    const tzdata = this.server.tzdata();
    if (tzdata === null) return '';
    const date = tzdata.releasedOn === null ? '' : ` (${formatMonthAndYear(tzdata.releasedOn)})`;
    return `By the zone rules of IANA ${tzdata.release}${date}, as the law stands.`;
  });

  constructor() {
    effect(() => {
      const question = this.question();
      if (question !== null) this.store.ask(question);
    });
    effect(() => {
      const isAnswered = this.moment() !== null || this.refusal() !== null;
      // The heading changes with the address already, before the answer to it.
      if (isAnswered) untracked(() => this.speakAwaited());
    });
  }

  protected show({ local, zone }: WallMoment): void {
    this.isAnswerAwaited = true;
    this.open({ at: shortLocal(local), zone, take: null, to: this.link().to });
  }

  protected choose(take: Taken): void {
    this.isAnswerAwaited = true;
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
    else this.notices.fail('The browser did not allow copying. Copy the address of this page by hand.');
  }

  private questionOf({ at, zone, take, to }: MomentLink): ConversionQuestion | null {
    if (!this.reader.isKnown()) return null;
    const own = this.reader.own()?.zone ?? null;
    const clocks = this.reader.clocks().map((clock) => clock.zone);
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

  /** Now is written down as the minute it was: a link that says "now" would mean another moment to whoever opens it. */
  private shareableUrl(): string {
    const link = this.link();
    const from = this.moment()?.conversion.from;
    const shared =
      link.at === null && from !== undefined
        ? { ...link, at: toTheMinute(from.local), zone: from.zone }
        : link;
    const { commands, queryParams } = addressOf(shared);
    const path = this.router.createUrlTree(commands, { queryParams }).toString();
    return new URL(path.slice(1), baseUrl(this.document)).href;
  }

  private speakAwaited(): void {
    if (!this.isAnswerAwaited) return;
    this.isAnswerAwaited = false;
    this.notices.say(this.refusal()?.sentence ?? this.heading());
  }
}
