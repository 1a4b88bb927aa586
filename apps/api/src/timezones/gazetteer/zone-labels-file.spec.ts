import type { ZoneLabel } from './zone-label';
import { zoneLabelsOfFile } from './zone-labels-file';

describe('the labels of zones', () => {
  const labels: ZoneLabel[] = [];
  beforeAll(async () => {
    for await (const part of zoneLabelsOfFile()) labels.push(...part);
  });

  const label = (name: string, kind?: ZoneLabel['kind']): ZoneLabel =>
    labels.find((one) => one.name === name && one.kind === (kind ?? one.kind))!;

  it('are sorted by kind and name, each once within its kind', () => {
    const keys = labels.map(({ kind, name }) => `${kind}\t${name}`);
    expect(keys).toEqual([...new Set(keys)].toSorted());
  });

  it.each([
    ['ET', '', 'America/New_York'],
    ['PT', '', 'America/Los_Angeles'],
    ['Z', '', 'UTC'],
    ['PST', 'standard', 'America/Los_Angeles,Asia/Manila'],
    ['CST', 'standard', 'America/Chicago'],
    ['IST', '', 'Asia/Kolkata,Asia/Jerusalem,Europe/Dublin'],
    ['BST', 'daylight', 'Europe/London'],
    ['GST', '', 'Asia/Dubai'],
    ['Pacific Time', '', 'America/Los_Angeles'],
    ['Eastern Standard Time', 'standard', 'America/New_York'],
    ['British Summer Time', 'daylight', 'Europe/London'],
    ['Central European Time', '', 'Europe/Berlin'],
    ['India Standard Time', '', 'Asia/Kolkata'],
    ['Anywhere on Earth', '', 'Etc/GMT+12'],
  ])('know %s', (name, form, zones) => {
    expect(label(name).form).toBe(form);
    expect(label(name).zones.join()).toMatch(new RegExp(`^${zones.replaceAll('+', '\\+')}`));
  });

  it.each([
    ['W. Europe Standard Time', 'windows', 'Europe/Berlin'],
    ['Romance Standard Time', 'windows', 'Europe/Paris'],
    ['Pacific Standard Time', 'windows', 'America/Los_Angeles'],
    ['Pacific Time (US & Canada)', 'calendar', 'America/Los_Angeles'],
    ['Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna', 'calendar', 'Europe/Berlin'],
  ] as const)('know %s of %s', (name, kind, zone) => {
    expect(label(name, kind).zones).toEqual([zone]);
  });
});
