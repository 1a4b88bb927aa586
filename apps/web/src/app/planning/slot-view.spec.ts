import type { OverlapSlot } from '@live-tz/contracts';
import { slotPath, slotText, slotView } from './slot-view';
import { planOf } from './testing/plan';

const BERLIN = ['Berlin', 'Europe/Berlin'] as const;
const NEW_YORK = ['New York', 'America/New_York'] as const;
const TOKYO = ['Aiko', 'Asia/Tokyo'] as const;

/** At 13:00 UTC: 14:00 in Berlin, 08:00 in New York, 22:00 in Tokyo. */
const PLAN = planOf([BERLIN, NEW_YORK, TOKYO], '2027-03-11T00:00', '2027-03-12T00:00');
const SLOT = PLAN.overlap.slots[0] as OverlapSlot;

describe('a slot on the page', () => {
  it('has the time of each participant and says who bears it', () => {
    expect(slotView(SLOT, PLAN, 'h23')).toMatchObject({
      time: '14:00 – 15:00',
      bearers: 'Late for Aiko (22:00) and early for New York (08:00).',
      participants: [
        { name: 'Berlin', time: '14:00 – 15:00', date: '', stateName: 'At work' },
        { name: 'New York', time: '08:00 – 09:00', date: '', stateName: 'Awake' },
        { name: 'Aiko', time: '22:00 – 23:00', date: '', stateName: 'Awake' },
      ],
    });
  });

  it('has the date of a participant for whom it is another day', () => {
    const late = {
      ...SLOT,
      fromMs: Date.parse('2027-03-11T15:30Z'),
      untilMs: Date.parse('2027-03-11T16:30Z'),
    };
    expect(slotView(late, PLAN, 'h23').participants[2]).toMatchObject({
      time: '00:30 – 01:30',
      date: expect.stringContaining('12'),
    });
    expect(slotText(late, PLAN.clocks, 'h23')).toMatch(/: 16:30 Berlin · 10:30 New York · Fri 00:30 Aiko$/);
  });

  it('is a text for everyone', () => {
    expect(slotText(SLOT, PLAN.clocks, 'h23')).toMatch(
      /^Thu.*11.*: 14:00 Berlin · 08:00 New York · 22:00 Aiko$/,
    );
  });

  it('is a link by the clock of the first participant', () => {
    expect(slotPath(SLOT, PLAN)).toBe('at/2027-03-11T14:00/Europe/Berlin?to=America%2FNew_York,Asia%2FTokyo');
  });

  it('is a link in UTC while that clock shows every time twice', () => {
    const plan = planOf([BERLIN, TOKYO], '2027-10-30T22:00', '2027-10-31T22:00');
    const slot = { ...SLOT, fromMs: Date.parse('2027-10-31T00:30Z') };
    expect(slotPath(slot, plan)).toBe('at/2027-10-31T00:30Z?to=Europe%2FBerlin,Asia%2FTokyo');
  });
});
