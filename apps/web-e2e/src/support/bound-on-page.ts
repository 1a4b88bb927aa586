import { expect, type Page } from '@playwright/test';
import { MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND } from '@live-tz/wall-clock';

/** A change of the digits, and how long it came after the beginning of the second shown. */
interface Change {
  text: string;
  lateMs: number;
  atMs: number;
}

/** A bound that the page showed from an instant on. */
interface Bound {
  boundMs: number;
  atMs: number;
}

interface Records {
  changes: Change[];
  bounds: Bound[];
}

/** When the digits of a clock changed and which bounds the page showed, by the machine's clock, which is the server's too. */
export class BoundOnPage {
  private constructor(private readonly page: Page) {}

  /** Starts recording inside the page, which has to show a bound. */
  static async of(page: Page, label: string): Promise<BoundOnPage> {
    await page.getByRole('article', { name: label }).evaluate(
      (card, [msPerHour, msPerMinute, msPerSecond]) => {
        const digits = card.querySelector('[data-testid=time]');
        const line = document.querySelector('[data-testid=connection]');
        if (digits === null || line === null) throw new Error('The page has no digits or no line.');
        const records: Records = { changes: [], bounds: [] };
        Object.assign(globalThis, { records });
        const textOf = (element: Element): string => (element.textContent ?? '').replace(/\s/g, '');
        const noteBound = (): void => {
          const [, amount, unit] = /±([\d.]+)(m?s)/.exec(textOf(line)) ?? [];
          const boundMs = Number(amount) * (unit === 's' ? msPerSecond : 1);
          if (records.bounds.at(-1)?.boundMs !== boundMs) records.bounds.push({ boundMs, atMs: Date.now() });
        };
        const noteDigits = (): void => {
          const text = textOf(digits);
          if (records.changes.at(-1)?.text === text) return;
          const atMs = Date.now();
          const [hour = 0, minute = 0, second = 0] = text.split(':').map(Number);
          const shownMs = hour * msPerHour + minute * msPerMinute + second * msPerSecond;
          // All offsets are multiples of a quarter of an hour.
          const quarterMs = 15 * msPerMinute;
          const lateMs = ((((atMs - shownMs) % quarterMs) + 1.5 * quarterMs) % quarterMs) - quarterMs / 2;
          records.changes.push({ text, lateMs, atMs });
        };
        noteBound();
        const watched = { subtree: true, childList: true, characterData: true };
        new MutationObserver(noteBound).observe(line, watched);
        new MutationObserver(noteDigits).observe(digits, watched);
      },
      [MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND] as const,
    );
    return new BoundOnPage(page);
  }

  /** Expects that each second began to be shown within the bound that the page showed then. */
  async expectToHold(): Promise<void> {
    const { changes, bounds } = await this.page.evaluate(
      () => (globalThis as unknown as { records: Records }).records,
    );
    const broken = changes.filter(
      ({ lateMs, atMs }) => !(Math.abs(lateMs) <= largestBoundAfter(bounds, atMs)),
    );
    expect(broken, JSON.stringify({ changes, bounds })).toEqual([]);
  }
}

/** The largest bound shown in the half second after an instant: the page includes the delay of a change after it. */
function largestBoundAfter(bounds: readonly Bound[], atMs: number): number {
  const known = bounds.filter((each) => each.atMs < atMs + MS_PER_SECOND / 2);
  const within = known.filter((each, index) => (known[index + 1]?.atMs ?? Infinity) >= atMs);
  return Math.max(...within.map(({ boundMs }) => boundMs));
}
