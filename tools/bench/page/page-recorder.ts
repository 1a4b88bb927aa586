/** What the page has shown, recorded inside it. */
export interface PageRecord {
  /** The first text, image or shape that the browser painted, in milliseconds since the navigation began; null before. */
  firstPaintMs: number | null;
  /** When the first clock showed digits, in milliseconds since the navigation began; null before. */
  firstDigitsMs: number | null;
  /** When the page's script had taken the digits over from its document, in milliseconds since the navigation began; null before. */
  takenOverMs: number | null;
  /** Every text of the first clock's digits, in order. */
  shown: ShownDigits[];
}

export interface ShownDigits {
  /** Such as `12:34:56`. */
  text: string;
  /** The machine's UTC milliseconds when the text changed. */
  atMs: number;
  /** The text of the connection line at that instant, which says how accurate the page is; empty without a line. */
  line: string;
}

/** Where the page keeps its record. */
const RECORD = 'benchRecord';

/**
 * Runs inside the page before its own scripts. Playwright passes on its source text, so it must not use anything outside
 * itself. While the digits are there, it observes only them, so that 50 clocks do not cost it 50 callbacks.
 */
function recordPage(name: string): void {
  const record: PageRecord = { firstPaintMs: null, firstDigitsMs: null, takenOverMs: null, shown: [] };
  Object.assign(globalThis, { [name]: record });
  let watched: Element | null = null;

  const note = (): void => {
    const text = (watched?.textContent ?? '').replace(/\s/g, '');
    if (!/^\d\d:\d\d:\d\d$/.test(text)) return;
    record.firstDigitsMs ??= performance.now();
    if (watched?.matches('[data-testid=time]')) record.takenOverMs ??= performance.now();
    if (record.shown.at(-1)?.text === text) return;
    const line = document.querySelector('[data-testid=connection]')?.textContent ?? '';
    record.shown.push({ text, atMs: Date.now(), line });
  };
  const digitsObserver = new MutationObserver(note);
  const find = (): void => {
    if (watched?.isConnected === true) return;
    digitsObserver.disconnect();
    watched = document.querySelector('[data-testid=time], #first-paint time');
    if (watched === null) return;
    digitsObserver.observe(watched, { subtree: true, childList: true, characterData: true });
    note();
  };
  new MutationObserver(find).observe(document, { subtree: true, childList: true });
  new PerformanceObserver((list) => {
    for (const { name: kind, startTime } of list.getEntries()) {
      if (kind === 'first-contentful-paint') record.firstPaintMs = startTime;
    }
  }).observe({ type: 'paint', buffered: true });
}

/** The part of Playwright's `Page` that the recorder uses. */
interface Recordable {
  addInitScript(script: (name: string) => void, name: string): Promise<unknown>;
  evaluate<T>(script: (name: string) => T, name: string): Promise<T>;
}

/** Starts to record every document that the page loads from now on. */
export async function startRecording(page: Recordable): Promise<void> {
  await page.addInitScript(recordPage, RECORD);
}

export function recordOf(page: Recordable): Promise<PageRecord> {
  return page.evaluate(
    (name) => (globalThis as unknown as Record<string, PageRecord>)[name],
    RECORD,
  ) as Promise<PageRecord>;
}
