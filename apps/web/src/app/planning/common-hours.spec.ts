import { changeNotes, commonDays } from './common-hours';
import { planOf } from './testing/plan';

const BERLIN = ['Berlin', 'Europe/Berlin'] as const;
const NEW_YORK = ['New York', 'America/New_York'] as const;
const TOKYO = ['Tokyo', 'Asia/Tokyo'] as const;

describe('commonDays', () => {
  it('lists the days of the first participant, with the changes of the clocks before them', () => {
    const days = commonDays(planOf([BERLIN, NEW_YORK], '2027-03-11T00:00', '2027-03-17T00:00'), 'h23');
    expect(days.map(({ date, spans, total }) => [date, spans[0]?.text, total])).toEqual([
      ['2027-03-11', '15:00 – 17:00', '2 hours'],
      ['2027-03-12', '15:00 – 17:00', '2 hours'],
      ['2027-03-15', '14:00 – 17:00', '3 hours'],
      ['2027-03-16', '14:00 – 17:00', '3 hours'],
    ]);
    expect(days.map(({ notes }) => notes)).toEqual([
      [],
      [],
      [
        expect.stringMatching(
          /^Clocks go forward 1 hour in New York on .*14.*: from then on, the day there is 1 hour earlier for Berlin\.$/,
        ),
      ],
      [],
    ]);
    expect(days[0]?.spans[0]).toMatchObject({ start: 62.5, length: (2 / 24) * 100 });
  });

  it('leaves out hours that are too short for the meeting', () => {
    expect(
      commonDays(planOf([BERLIN, NEW_YORK], '2027-03-11T00:00', '2027-03-12T00:00', 150), 'h23'),
    ).toEqual([]);
  });

  it('begins with the time that is left today', () => {
    const [today] = commonDays(planOf([BERLIN, NEW_YORK], '2027-03-11T15:20', '2027-03-12T00:00', 30), 'h23');
    expect(today).toMatchObject({ total: '40 minutes', spans: [{ text: '16:20 – 17:00' }] });
  });
});

describe('changeNotes', () => {
  it('says what a change of the first participant means for the others', () => {
    const { overlap, clocks } = planOf([BERLIN, NEW_YORK, TOKYO], '2027-03-27T00:00', '2027-03-30T00:00');
    expect(changeNotes(overlap.changes, clocks)).toEqual([
      expect.stringMatching(
        /^Clocks go forward 1 hour in Berlin on .*28.*: from then on, the day of New York and Tokyo is 1 hour later for Berlin\.$/,
      ),
    ]);
  });
});
