import { withoutPhrases } from './spoken-phrase';

const last = (text: string): string | undefined => [...withoutPhrases(text)].at(-1);

describe('withoutPhrases', () => {
  it.each([
    ['London time', 'London'],
    ['time in Tokyo', 'Tokyo'],
    ['what time is it in Sydney?', 'Sydney'],
    ["what's the time in São Paulo right now", 'São Paulo'],
    ['current time Paris', 'Paris'],
    ['local time in Delhi', 'Delhi'],
    ['now in Oslo', 'Oslo'],
    ['3pm in Lisbon', 'Lisbon'],
    ['15:00 London', 'London'],
    ['noon in Rome', 'Rome'],
    ['hora en Madrid', 'Madrid'],
    ['Quelle heure est-il à Paris ?', 'Paris'],
    ['Wie spät ist es in Wien', 'Wien'],
    ['time zone of Nepal', 'Nepal'],
  ])('leaves of %j only %j', (text, name) => {
    expect(last(text)).toBe(name);
  });

  it('leaves out one phrase at a time, for a name may contain the next one', () => {
    expect([...withoutPhrases('3pm Pacific Time')]).toEqual(['Pacific Time', 'Pacific']);
  });

  it.each(['London', 'time', 'Times Square', 'in', '3pm', 'Nowra', ''])('leaves %j alone', (text) => {
    expect(last(text)).toBeUndefined();
  });
});
