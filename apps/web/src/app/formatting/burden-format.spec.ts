import { type Bearer, formatBearers, formatRotation } from './burden-format';

const bearer = (name: string, time: string, burden: number, others: Partial<Bearer> = {}): Bearer => ({
  name,
  time,
  hour: Number(time.slice(0, 2)),
  burden,
  state: burden === 0 ? 'working' : 'awake',
  isRequired: true,
  ...others,
});

const BERLIN = bearer('Berlin', '14:00', 0);
const NEW_YORK = bearer('New York', '08:00', 1.5);
const TOKYO = bearer('Tokyo', '22:00', 6);
const SYDNEY = bearer('Sydney', '01:00', 10, { state: 'asleep' });
const RIYADH = bearer('Riyadh', '16:00', 7, { state: 'weekend' });

describe('formatBearers', () => {
  it.each([
    [[BERLIN], 'Everyone is at work.'],
    [[BERLIN, NEW_YORK], 'Early for New York (08:00).'],
    [[BERLIN, NEW_YORK, TOKYO], 'Late for Tokyo (22:00) and early for New York (08:00).'],
    [
      [NEW_YORK, TOKYO, SYDNEY],
      'At night for Sydney (01:00), late for Tokyo (22:00) and early for New York (08:00).',
    ],
    [
      [NEW_YORK, TOKYO, SYDNEY, RIYADH],
      'At night for Sydney (01:00), at the weekend for Riyadh (16:00) and outside of work for 2 more.',
    ],
    [
      [BERLIN, { ...TOKYO, isRequired: false }],
      'Everyone who has to come is at work. Optional: late for Tokyo (22:00).',
    ],
  ])('names who bears the meeting %#', (bearers, text) => {
    expect(formatBearers(bearers)).toBe(text);
  });
});

describe('formatRotation', () => {
  it('says for whom each of three meetings is hardest', () => {
    expect(formatRotation([NEW_YORK, TOKYO], [[TOKYO], [NEW_YORK], [BERLIN]])).toBe(
      'The best time is always late for Tokyo. Taking turns shares that: first late for Tokyo, then early for New York, then fine for all.',
    );
  });
});
