import { expect, type Page } from '@playwright/test';

/** A time that the digits of a clock showed, and the longest time for which the page was blocked since the previous one. */
interface Shown {
  text: string;
  blockedMs: number;
}

/** A page that is blocked for this long, as on a busy machine, may skip a second and show the current one next. */
const MIN_SKIPPING_BLOCK_MS = 600;
const SECONDS_PER_DAY = 86_400;

/** Every time that the digits of a clock showed, in order. */
export class WatchedDigits {
  private constructor(
    private readonly page: Page,
    private readonly label: string,
  ) {}

  /** Starts recording the changes of a card's digits inside the page, so that none is missed. */
  static async of(page: Page, label: string): Promise<WatchedDigits> {
    await page.getByRole('article', { name: label }).evaluate((card, name) => {
      const digits = card.querySelector('[data-testid=time]');
      if (digits === null) throw new Error('The card has no digits.');
      const shown: { text: string; blockedMs: number }[] = [];
      Object.assign(globalThis, { [`shown ${name}`]: shown });
      let blockedMs = 0;
      let checkedAtMs = performance.now();
      const check = (): void => {
        blockedMs = Math.max(blockedMs, performance.now() - checkedAtMs);
        checkedAtMs = performance.now();
      };
      const note = (): void => {
        const text = (digits.textContent ?? '').replace(/\s/g, '');
        if (!/^\d\d:\d\d:\d\d$/.test(text) || shown.at(-1)?.text === text) return;
        check();
        shown.push({ text, blockedMs });
        blockedMs = 0;
      };
      note();
      setInterval(check, 50);
      new MutationObserver(note).observe(digits, { subtree: true, childList: true, characterData: true });
    }, label);
    return new WatchedDigits(page, label);
  }

  async shown(): Promise<Shown[]> {
    return this.page.evaluate(
      (name) => (globalThis as unknown as Record<string, Shown[]>)[`shown ${name}`] ?? [],
      this.label,
    );
  }

  /** Waits until `count` different times have been shown. */
  async waitFor(count: number): Promise<void> {
    await this.page.waitForFunction(
      ([name, min]) =>
        ((globalThis as unknown as Record<string, unknown[]>)[`shown ${name}`]?.length ?? 0) >= Number(min),
      [this.label, count] as const,
    );
  }

  /** Expects that no second was shown twice or out of order, and that none was skipped unless the page was blocked. */
  async expectUnbroken(): Promise<void> {
    const shown = await this.shown();
    const broken = shown.slice(1).filter(({ text, blockedMs }, index) => {
      const step = stepBetween(shown[index]?.text ?? '', text);
      return step !== 1 && !(step > 1 && step < SECONDS_PER_DAY / 2 && blockedMs >= MIN_SKIPPING_BLOCK_MS);
    });
    expect(broken, `of ${shown.map(({ text }) => text).join(' ')}`).toEqual([]);
  }
}

/** Seconds from one time of day to the next one. */
function stepBetween(before: string, after: string): number {
  return (secondOfDay(after) - secondOfDay(before) + SECONDS_PER_DAY) % SECONDS_PER_DAY;
}

function secondOfDay(text: string): number {
  const [hour = 0, minute = 0, second = 0] = text.split(':').map(Number);
  return hour * 3600 + minute * 60 + second;
}
