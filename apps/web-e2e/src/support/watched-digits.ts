import { expect, type Page } from '@playwright/test';

/** A time that the digits of a clock have shown, and how long the page stood still at the most since the one before. */
interface Shown {
  text: string;
  heldUpMs: number;
}

/**
 * Who blocks a page for so long can keep it from showing a second. It shows the one of now next then, as it should; on a
 * machine with other work that happens.
 */
const SKIPS_A_SECOND_MS = 600;
const DAY_SECONDS = 86_400;

/** What the digits of a clock have shown, each change once. */
export class WatchedDigits {
  private constructor(
    private readonly page: Page,
    private readonly label: string,
  ) {}

  /** Starts to write down every change of a card's digits, inside the page so that none is overlooked. */
  static async of(page: Page, label: string): Promise<WatchedDigits> {
    await page.getByRole('article', { name: label }).evaluate((card, name) => {
      const digits = card.querySelector('[data-testid=time]');
      if (digits === null) throw new Error('The card has no digits.');
      const shown: { text: string; heldUpMs: number }[] = [];
      Object.assign(globalThis, { [`shown ${name}`]: shown });
      let heldUpMs = 0;
      let lookedAtMs = performance.now();
      const look = (): void => {
        heldUpMs = Math.max(heldUpMs, performance.now() - lookedAtMs);
        lookedAtMs = performance.now();
      };
      const note = (): void => {
        const text = (digits.textContent ?? '').replace(/\s/g, '');
        if (!/^\d\d:\d\d:\d\d$/.test(text) || shown.at(-1)?.text === text) return;
        look();
        shown.push({ text, heldUpMs });
        heldUpMs = 0;
      };
      note();
      setInterval(look, 50);
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

  /** Waits until so many different times were shown. */
  async waitFor(count: number): Promise<void> {
    await this.page.waitForFunction(
      ([name, least]) =>
        ((globalThis as unknown as Record<string, unknown[]>)[`shown ${name}`]?.length ?? 0) >= Number(least),
      [this.label, count] as const,
    );
  }

  /** No second was shown twice or out of its order, and none left out while the page was not held up. */
  async expectUnbroken(): Promise<void> {
    const shown = await this.shown();
    const broken = shown.slice(1).filter(({ text, heldUpMs }, index) => {
      const step = stepBetween(shown[index]?.text ?? '', text);
      return step !== 1 && !(step > 1 && step < DAY_SECONDS / 2 && heldUpMs >= SKIPS_A_SECOND_MS);
    });
    expect(broken, `of ${shown.map(({ text }) => text).join(' ')}`).toEqual([]);
  }
}

/** Seconds from a time to the next one, on whichever day. */
function stepBetween(before: string, after: string): number {
  return (secondOfDay(after) - secondOfDay(before) + DAY_SECONDS) % DAY_SECONDS;
}

function secondOfDay(text: string): number {
  const [hour = 0, minute = 0, second = 0] = text.split(':').map(Number);
  return hour * 3600 + minute * 60 + second;
}
