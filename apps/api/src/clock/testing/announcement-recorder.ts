import type { Announcement } from '../announcement';

/** Records announcements, and lets a test wait for them. */
export class AnnouncementRecorder {
  readonly all: Announcement[] = [];
  private waiting: { count: number; resolve: () => void }[] = [];

  readonly record = (announcement: Announcement): void => {
    this.all.push(announcement);
    for (const { resolve } of this.waiting.filter(({ count }) => this.all.length >= count)) resolve();
    this.waiting = this.waiting.filter(({ count }) => this.all.length < count);
  };

  get seconds(): number[] {
    return this.all.map(({ second }) => second);
  }

  /** Resolves as soon as the given second has arrived. */
  async arrivedOf(second: number): Promise<void> {
    while (!this.seconds.includes(second)) await this.arrived(this.all.length + 1);
  }

  /** Resolves as soon as this many have arrived in total. */
  async arrived(count: number): Promise<void> {
    if (this.all.length >= count) return;
    await new Promise<void>((resolve) => this.waiting.push({ count, resolve }));
  }
}
