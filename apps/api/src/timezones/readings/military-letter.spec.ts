import { parseMilitaryLetter } from './military-letter';

describe('parseMilitaryLetter', () => {
  it.each([
    ['A', 60],
    ['I', 540],
    ['K', 600],
    ['M', 720],
    ['N', -60],
    ['R', -300],
    ['Y', -720],
    ['Z', 0],
  ])('reads %s as %d minutes', (letter, minutes) => {
    expect(parseMilitaryLetter(letter)).toBe(minutes);
  });

  it.each(['J', 'a', 'z', 'AB', '', 'É', '1'])('does not read %j', (text) => {
    expect(parseMilitaryLetter(text)).toBeNull();
  });
});
