import { type ClocksToFit, digitsWidthOf, fitClocks } from './fit-clocks';

const DIGITS_WIDTH = digitsWidthOf(true, 'h23');
/** A 1080p screen without the header and the margins, and a 4K screen, whose rem is larger. */
const DESK = { width: 1856, height: 950, rem: 16 };
const WALL = { width: 3718, height: 1900, rem: 31.36 };
const PHONE = { width: 366, height: 680, rem: 16 };

function fitted(count: number, box: { width: number; height: number; rem: number }, hasLead = false) {
  const clocks: ClocksToFit = { layout: 'fitted', count, hasLead, digitsWidth: DIGITS_WIDTH, ...box };
  return fitClocks(clocks);
}

/** The share of the box that the digits of one clock take. */
function share(box: { width: number; height: number; rem: number }): number {
  const { digitSize } = fitted(1, box);
  return (digitSize * DIGITS_WIDTH * digitSize * 1.15) / (box.width * box.height);
}

describe('fitClocks', () => {
  it('gives the digits of one clock most of the width of a phone, and over a third of a larger screen', () => {
    expect(share(DESK)).toBeGreaterThan(0.33);
    expect(share(WALL)).toBeGreaterThan(0.33);
    expect((fitted(1, PHONE).digitSize * DIGITS_WIDTH) / PHONE.width).toBeGreaterThan(0.85);
  });

  it.each([
    [24, DESK],
    [50, WALL],
  ])('shows %i clocks whole, home larger than the others', (count, box) => {
    const { columns, leadSpan, digitSize } = fitted(count, box, true);
    expect(leadSpan).toBeGreaterThan(1);
    const rows = Math.ceil((count - 1 + leadSpan ** 2) / columns);
    const height = 6.125 * box.rem + 1.15 * digitSize;
    expect(rows * height + (rows - 1) * 0.75 * box.rem).toBeLessThanOrEqual(box.height);
    expect(digitSize).toBeGreaterThanOrEqual(2.25 * box.rem - 0.5);
  });

  it('has no larger clock without a home', () => {
    expect(fitted(24, DESK).leadSpan).toBe(1);
    expect(fitted(4, DESK)).toMatchObject({ columns: 2, leadSpan: 1 });
  });

  it('leaves no cell empty beside the home clock of three, four and six', () => {
    for (const count of [3, 4, 6]) {
      const { columns, leadSpan } = fitted(count, DESK, true);
      expect((count - 1 + leadSpan ** 2) % columns).toBe(0);
    }
  });

  it('fills a phone with up to four cards, and has a line for each of more clocks', () => {
    for (const count of [1, 2, 3, 4]) expect(fitted(count, PHONE).layout).toBe('cards');
    for (const count of [5, 8, 24, 50]) expect(fitted(count, PHONE).layout).toBe('lines');
  });

  it('keeps the digits readable where not all clocks fit', () => {
    for (const box of [DESK, PHONE, { ...PHONE, rem: 32 }, { width: 300, height: 400, rem: 16 }])
      expect(fitted(200, box).digitSize).toBeGreaterThanOrEqual(1.75 * box.rem);
  });

  it('keeps the digits within the width at any text size', () => {
    for (const rem of [16, 24, 32, 48])
      for (const count of [1, 3, 8, 50])
        for (let width = 288; width < 2000; width += 11) {
          const { columns, digitSize } = fitted(count, { width, height: 700, rem }, true);
          expect(digitSize * DIGITS_WIDTH * columns).toBeLessThan(width);
        }
  });

  it.each([1, 4, 8, 24, 50])(
    'has no jump in the size of the digits of %i clocks as the width grows',
    (count) => {
      for (let width = 288; width < 3800; width += 4) {
        const [narrower, wider] = [width, width + 4].map(
          (each) => fitted(count, { ...DESK, width: each }).digitSize,
        );
        expect((wider ?? 0) / (narrower ?? 1)).toBeLessThan(1.5);
        expect((narrower ?? 0) / (wider ?? 1)).toBeLessThan(1.5);
      }
    },
  );

  it('makes room for AM and PM, and takes that of hidden seconds', () => {
    const sizeOf = (digitsWidth: number) =>
      fitClocks({ layout: 'fitted', count: 1, hasLead: false, digitsWidth, ...PHONE }).digitSize;
    expect(sizeOf(digitsWidthOf(true, 'h12'))).toBeLessThan(sizeOf(DIGITS_WIDTH));
    expect(sizeOf(digitsWidthOf(false, 'h23'))).toBeGreaterThan(sizeOf(DIGITS_WIDTH));
  });

  it('leaves the facts of a line more room on a narrow phone, and is narrow where the text is large', () => {
    const line = (width: number, rem: number) =>
      fitClocks({
        layout: 'lines',
        count: 8,
        hasLead: true,
        digitsWidth: DIGITS_WIDTH,
        width,
        height: 500,
        rem,
      });
    const shareOf = (width: number, rem = 16) => (line(width, rem).digitSize * DIGITS_WIDTH) / width;
    expect(shareOf(390)).toBeGreaterThan(0.39);
    expect(shareOf(320)).toBeLessThan(0.38);
    for (const width of [320, 390]) {
      expect([line(width, 16).isNarrow, line(width, 32).isNarrow]).toEqual([false, true]);
    }
  });

  it('has lines at any width where they are chosen, of one height for two clocks and for twenty', () => {
    const linesOf = (count: number, box: typeof DESK) =>
      fitClocks({ layout: 'lines', count, hasLead: true, digitsWidth: DIGITS_WIDTH, ...box });
    for (const box of [DESK, WALL, PHONE]) {
      expect(linesOf(50, box)).toMatchObject({ layout: 'lines', columns: 1, leadSpan: 1 });
      expect(linesOf(2, box).digitSize).toBeLessThan(4 * box.rem);
    }
  });

  it('has cards on a phone where they are chosen', () => {
    const { layout, digitSize } = fitClocks({
      layout: 'cards',
      count: 20,
      hasLead: true,
      digitsWidth: DIGITS_WIDTH,
      ...PHONE,
    });
    expect(layout).toBe('cards');
    expect(digitSize).toBeGreaterThanOrEqual(28);
  });
});
