/** Writes `zone-labels.tsv`: abbreviations and long names of times, and what Windows and calendars call zones. */
import { createRequire } from 'node:module';
import { ABBREVIATIONS } from './by-hand/abbreviations.mjs';
import { CALENDAR_LABELS } from './by-hand/calendar-labels.mjs';
import { LONG_NAMES } from './long-names.mjs';
import { foldText, zoneOfToday } from './program.mjs';
import { compare, groupedBy, newNames, writeTable } from './tables.mjs';

const { windowsZones } = createRequire(import.meta.url)(
  'cldr-core/supplemental/windowsZones.json',
).supplemental;

const HEAD = [
  'Names of times rather than places, by kind and name. Written by tools/places; see its README.md before changing anything.',
  "Long names and Windows' names: Unicode CLDR, Unicode-3.0; changed: selected, one zone for each, spellings added.",
  'Labels of calendars are without the offset that precedes them: (UTC-08:00).',
  'kind, form of the first zone: empty|standard|daylight, zones,... the most likely first, name, other spellings|...',
];
const WORLD = '001';

export function buildZoneLabels() {
  const labels = [...ABBREVIATIONS, ...CALENDAR_LABELS, ...LONG_NAMES, ...windowsNames()].sort(
    (a, b) => compare(a.kind, b.kind) || compare(a.name, b.name) || compare(a.zones[0], b.zones[0]),
  );
  const rows = [...groupedBy(labels, ({ kind }) => kind).values()].flatMap(withoutRepetition);
  writeTable('zone-labels.tsv', HEAD, rows.map(cellsOf));
}

function windowsNames() {
  return windowsZones.mapTimezones
    .map(({ mapZone }) => mapZone)
    .filter(({ _territory: territory }) => territory === WORLD)
    .map(({ _other: name, _type: type }) => {
      const [zone] = type.split(' ');
      return {
        kind: 'windows',
        form: '',
        zones: [zone === 'Etc/UTC' ? 'UTC' : (zoneOfToday(zone) ?? zone)],
        name,
        names: [],
      };
    });
}

/** Each name once within a kind: a spelling that is the name of another label is left to that one. */
function withoutRepetition(labels) {
  const names = labels.map(({ name }) => name);
  const taken = new Set();
  const unique = labels.filter(({ name }) => {
    const isNew = !taken.has(foldText(name));
    taken.add(foldText(name));
    return isNew;
  });
  const known = [...names];
  return unique.map((label) => {
    const spellings = newNames(label.names, known);
    known.push(...spellings);
    return { ...label, names: spellings };
  });
}

function cellsOf({ kind, form, zones, name, names }) {
  return [kind, form, zones.join(','), name, names.join('|')];
}
