import { coordinatesOfCell } from './coordinates-cell';

describe('coordinatesOfCell', () => {
  it.each([
    ['000000', -90, -180],
    ['dw0rs0', 90, 180],
    ['6y0dw0', 0, 0],
    ['b0gexg', 52.72, 13.48],
  ])('reads %s as %f, %f', (cell, latitude, longitude) => {
    expect(coordinatesOfCell(cell)).toEqual({ latitude, longitude });
  });

  it.each(['', undefined])('reads %j as no coordinates', (cell) => {
    expect(coordinatesOfCell(cell)).toBeNull();
  });
});
