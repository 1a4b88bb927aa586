import { zoneInPath } from './zone-path';

describe('zoneInPath', () => {
  it.each([
    ['/ws/time/UTC', 'UTC'],
    ['/ws/time/UTC/', 'UTC'],
    ['/ws/time/Europe/Berlin', 'Europe/Berlin'],
    ['/ws/time/Europe/Berlin/', 'Europe/Berlin'],
    ['/ws/time/America/Argentina/Buenos_Aires/', 'America/Argentina/Buenos_Aires'],
    ['/ws/time/America%2FNew_York/', 'America/New_York'],
    ['/ws/time/Etc/GMT+5', 'Etc/GMT+5'],
    ['/ws/time/Etc%2FGMT%2B5', 'Etc/GMT+5'],
    ['/ws/time/Europe%252FBerlin', 'Europe%2FBerlin'],
  ])('finds in %s the zone %s', (path, zone) => {
    expect(zoneInPath(path)).toBe(zone);
  });

  it.each([
    '/ws/time',
    '/ws/time/',
    '/ws/time//',
    '/ws/time/a/b/c/d',
    '/ws/time/Europe/Berlin//',
    '/ws/time/%E0%A4%A',
    '/ws/timeUTC',
    '/ws/other/UTC',
    '/socket.io/',
  ])('finds none in %s', (path) => {
    expect(zoneInPath(path)).toBeNull();
  });
});
