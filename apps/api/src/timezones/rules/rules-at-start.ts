import { type Config, ConfigError } from '../../config/env';
import { UnusableZoneData } from './packed-zone-data';
import { readZoneDataFile } from './zone-data-file';
import { ZoneRules } from './zone-rules';

/**
 * The rules a node starts with: those of the operator's file, where there is one. Starting with others instead would show
 * wrong times to people who were told that the file is used.
 *
 * @throws ConfigError when the file cannot be used
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
