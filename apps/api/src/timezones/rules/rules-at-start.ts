import { type Config, ConfigError } from '../../config/env';
import { UnusableZoneData } from './packed-zone-data';
import { readZoneDataFile } from './zone-data-file';
import { ZoneRules } from './zone-rules';

/**
 * The rules of a node at start: those of the operator's file, if there is one. Starting with others instead would show wrong
 * times on an installation that is configured to use the file.
 *
 * @throws ConfigError if the file cannot be used
 */
export async function rulesAtStart({ zoneData }: Config): Promise<ZoneRules> {
  const rules = new ZoneRules();
  if (zoneData.file === null) return rules;
  try {
    rules.replace(await readZoneDataFile(zoneData.file, rules.set));
    return rules;
  } catch (error) {
    if (!(error instanceof UnusableZoneData)) throw error;
    throw new ConfigError([`TZDATA_FILE: give zone data in moment-timezone's packed form. ${error.message}`]);
  }
}
