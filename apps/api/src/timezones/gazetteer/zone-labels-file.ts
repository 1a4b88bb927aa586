import { listOf, rowsOfFile } from './data-file';
import type { ZoneLabel } from './zone-label';

/** The labels of the data file, by kind and name. */
export function zoneLabelsOfFile(): AsyncGenerator<ZoneLabel[]> {
  return rowsOfFile('zone-labels.tsv', labelOf);
}

function labelOf(cells: readonly string[]): ZoneLabel {
  const [kind = '', form = '', zones, name = '', names] = cells;
  return { kind: kindOf(kind), form: formOf(form), zones: listOf(zones, ','), name, names: listOf(names) };
}

function kindOf(cell: string): ZoneLabel['kind'] {
  return cell === 'abbreviation' || cell === 'windows' || cell === 'calendar' ? cell : 'long-name';
}

function formOf(cell: string): ZoneLabel['form'] {
  return cell === 'standard' || cell === 'daylight' ? cell : '';
}
