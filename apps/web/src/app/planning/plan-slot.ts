import { Clipboard } from '@angular/cdk/clipboard';
import { DOCUMENT } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { OverlapSlot } from '@live-tz/contracts';
import { baseUrl } from '../http/base-url';
import { PreferencesStore } from '../preferences/preferences-store';
import { Icon } from '../ui/icon';
import { Notices } from '../ui/notices/notices';
import { calendarEvent } from './calendar-event';
import type { Plan } from './plan-store';
import { slotPath, slotText, slotView } from './slot-view';

/** A slot that opens to show each participant's time, and to be copied or downloaded. */
@Component({
  selector: 'ltz-plan-slot',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  templateUrl: './plan-slot.html',
  styleUrl: './plan-slot.css',
})
export class PlanSlot {
  readonly slot = input.required<OverlapSlot>();
  readonly plan = input.required<Plan>();
  /** Of the slots with one name, only one is open. */
  readonly group = input.required<string>();
  readonly isOpen = input(false);

  private readonly document = inject(DOCUMENT);
  private readonly clipboard = inject(Clipboard);
  private readonly notices = inject(Notices);
  private readonly hourFormat = inject(PreferencesStore).hourFormat;

  protected readonly view = computed(() => slotView(this.slot(), this.plan(), this.hourFormat()));
  protected readonly url = computed(
    () => new URL(slotPath(this.slot(), this.plan()), baseUrl(this.document)).href,
  );
  private readonly text = computed(() => slotText(this.slot(), this.plan().clocks, this.hourFormat()));

  protected copyText(): void {
    this.copy(this.text(), 'Text copied');
  }

  protected copyLink(): void {
    this.copy(this.url(), 'Link copied');
  }

  protected download(): void {
    const { fromMs, untilMs } = this.slot();
    const { zones } = this.plan().clocks;
    const event = { fromMs, untilMs, zones, summary: 'Meeting', description: this.text(), url: this.url() };
    const file = URL.createObjectURL(new Blob([calendarEvent(event)], { type: 'text/calendar' }));
    const link = this.document.createElement('a');
    link.href = file;
    link.download = `meeting-${new Date(fromMs).toISOString().slice(0, 10)}.ics`;
    link.click();
    URL.revokeObjectURL(file);
  }

  private copy(text: string, confirmation: string): void {
    if (this.clipboard.copy(text)) this.notices.confirm(confirmation);
    else this.notices.fail('The browser blocked copying.');
  }
}
