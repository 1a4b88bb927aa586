import { digitsWidthOf } from '../boards/fit/fit-clocks';
import { fitWall } from './fit-wall';

const DIGITS_WIDTH = digitsWidthOf(true, 'h23');
const WALLS = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 1080, height: 1920 },
  { width: 1024, height: 1024 },
];

function fitted(count: number, wall: { width: number; height: number }, hasStatus = false) {
  return fitWall({ count, digitsWidth: DIGITS_WIDTH, hasStatus, ...wall });
}

describe('fitWall', () => {
  it.each(WALLS)('keeps 1 to 100 clocks within $width × $height, with and without a status', (wall) => {
    for (let count = 1; count <= 100; count += 1) {
      for (const hasStatus of [false, true]) {
        const { columns, digitSize, labelSize, edge, statusHeight } = fitted(count, wall, hasStatus);
        const rows = Math.ceil(count / columns);
        const cell = 1.1 * digitSize + 1.3 * 1.75 * labelSize;
        expect(rows * cell + statusHeight + 2 * edge).toBeLessThanOrEqual(wall.height);
        expect(columns * digitSize * DIGITS_WIDTH + 2 * edge).toBeLessThanOrEqual(wall.width);
        expect(labelSize).toBeGreaterThan(wall.width / 120);
      }
    }
  });

  it('gives the digits of one clock most of the width of a wall, also of a portrait one', () => {
    for (const wall of WALLS) {
      const { digitSize } = fitted(1, wall);
      expect((digitSize * DIGITS_WIDTH) / wall.width).toBeGreaterThan(0.85);
    }
  });

  it('has a status of the size of one label where there are no clocks', () => {
    expect(fitted(0, WALLS[0]!, true).statusSize).toBe(fitted(1, WALLS[0]!).labelSize);
  });

  it('has the same layout at twice the size', () => {
    const [, full, ultra] = WALLS;
    for (const count of [1, 4, 12]) {
      const [small, large] = [fitted(count, full!), fitted(count, ultra!)];
      expect(large.columns).toBe(small.columns);
      expect(large.digitSize / small.digitSize).toBeCloseTo(2, 1);
    }
  });

  it('has room for a status that is as large as the labels before it, and keeps the places of the clocks', () => {
    const [before, during] = [fitted(12, WALLS[1]!), fitted(12, WALLS[1]!, true)];
    expect(during.statusSize).toBe(before.labelSize);
    expect(during.statusHeight).toBeGreaterThanOrEqual(1.3 * during.statusSize);
    expect(during.columns).toBe(before.columns);
  });
});
