import { type AccountExport, DEFAULT_PREFERENCES } from '@live-tz/contracts';
import { isJson, readAccountFile } from './account-file';

const HOURS = { from: '22:00', until: '06:00', days: [1, 7] };
const CLOCK = {
  zone: 'Europe/Berlin',
  label: 'Anna',
  place: 'Leipzig',
  country: 'Germany',
  latitude: 51.34,
  longitude: 12.37,
  hours: HOURS,
  note: 'Nights',
};
const BOARD = { name: 'Team', layout: 'timeline', sort: 'offset', hours: HOURS } as const;
const PREFERENCES = { ...DEFAULT_PREFERENCES, theme: 'dark', homeZone: 'Asia/Tokyo', paused: true } as const;

function exported(part: object): string {
  return JSON.stringify({ boards: [], preferences: PREFERENCES, ...part });
}

describe('the export of an account', () => {
  it('is read with all that a board, its clocks and the settings have', () => {
    const rest: Partial<AccountExport> = { exportedAtMs: 1, zones: [], audit: [] };
    const clock = { ...CLOCK, id: 'a', position: 0, effectiveHours: HOURS };
    const board = {
      ...BOARD,
      id: 'b',
      position: 0,
      revision: 7,
      role: 'owner',
      owner: 'ada',
      clocks: [clock],
    };
    expect(readAccountFile(exported({ ...rest, boards: [board] }))).toEqual({
      boards: [{ ...BOARD, clocks: [CLOCK] }],
      preferences: PREFERENCES,
    });
  });

  it('of a version without boards has one board with its clocks', () => {
    const { boards } = readAccountFile(
      exported({ boards: undefined, zones: [{ zone: 'UTC', label: 'Servers' }] }),
    );
    expect(boards).toMatchObject([
      { name: 'My clocks', clocks: [{ zone: 'UTC', label: 'Servers', note: null }] },
    ]);
  });

  it.each([
    ['cut off', '{"boards": [', /damaged/],
    ['another list', '[]', /not an export/],
    ['a number', '7', /not an export/],
    ['the file of another program', '{"name":"package","version":"1"}', /not an export/],
    ['boards that are no list', exported({ boards: 'x' }), /not an export/],
    ['a board that is null', exported({ boards: [null] }), /Board 1 .* no content/],
    [
      'a board without a name',
      exported({ boards: [{ ...BOARD, name: '', clocks: [] }] }),
      /Board 1 .* no name/,
    ],
    ['a board without clocks', exported({ boards: [BOARD] }), /no list of clocks/],
    [
      'a clock without a zone',
      exported({ boards: [{ ...BOARD, clocks: [{ label: 'x' }] }] }),
      /without a zone/,
    ],
    [
      'too many clocks',
      exported({ boards: [{ ...BOARD, clocks: Array(101).fill(CLOCK) }] }),
      /more than 100 clocks/,
    ],
  ])('that is %s is refused with a sentence', (_what, text, sentence) => {
    expect(() => readAccountFile(text)).toThrow(sentence);
  });

  it('is told from a list by its first character', () => {
    expect(['\ufeff {"a":1}', 'Berlin', '[x] Berlin'].map(isJson)).toEqual([true, false, false]);
  });
});
