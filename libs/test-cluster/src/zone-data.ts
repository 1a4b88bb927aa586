import { renameSync, writeFileSync } from 'node:fs';
import BUNDLED_ZONE_DATA from 'moment-timezone/data/packed/latest.json';

/** The built-in zone data as another release; `entries` replaces packed zones by name. */
export function zoneData(version: string, entries: Readonly<Record<string, string>> = {}) {
  const zones = BUNDLED_ZONE_DATA.zones.map((entry) => {
    const name = entry.slice(0, entry.indexOf('|'));
    return entries[name] === undefined ? entry : `${name}|${entries[name]}`;
  });
  return { ...BUNDLED_ZONE_DATA, version, zones };
}

/** Replaces a file atomically. */
export function replaceFile(path: string, content: unknown): void {
  writeFileSync(`${path}.new`, typeof content === 'string' ? content : JSON.stringify(content));
  renameSync(`${path}.new`, path);
}
