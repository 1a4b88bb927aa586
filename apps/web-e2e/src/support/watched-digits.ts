import type { Page } from '@playwright/test';

/** What the digits of a clock have shown, each change once, with the wall seconds they stand for. */
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
      const shown: string[] = [];
      Object.assign(globalThis, { [`shown ${name}`]: shown });
      const note = (): void => {
        const text = (digits.textContent ?? '').replace(/\s/g, '');
        if (/^\d\d:\d\d:\d\d$/.test(text) && shown.at(-1) !== text) shown.push(text);
      };
      note();
      new MutationObserver(note).observe(digits, { subtree: true, childList: true, characterData: true });
    }, label);
    return new WatchedDigits(page, label);
  }

  async shown(): Promise<string[]> {
    return this.page.evaluate(
      (name) => (globalThis as unknown as Record<string, string[]>)[`shown ${name}`] ?? [],
      this.label,
    );
  }

  /** Waits until so many different times were shown. */
  async waitFor(count: number): Promise<string[]> {
    await this.page.waitForFunction(
      ([name, least]) =>
        ((globalThis as unknown as Record<string, string[]>)[`shown ${name}`]?.length ?? 0) >= Number(least),
      [this.label, count] as const,
      { timeout: (count + 20) * 1000 },
    );
    return (await this.shown()).slice(0, count);
  }
}

/** Differences between neighbouring times in seconds: all 1 when none was missed and none shown twice. */
export function steps(times: readonly string[]): number[] {
  const seconds = times.map((time) => {
    const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
    return hour * 3600 + minute * 60 + second;
  });
  return seconds.slice(1).map((second, index) => (second - (seconds[index] ?? 0) + 86_400) % 86_400);
}
