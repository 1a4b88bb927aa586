import {
  type AppendedClock,
  BOARD_LAYOUTS,
  CLOCK_SORTS,
  DEFAULT_PREFERENCES,
  HOUR_CYCLES,
  MAX_BOARD_CLOCKS,
  MAX_BOARD_NAME_LENGTH,
  MAX_LABEL_LENGTH,
  MAX_NOTE_LENGTH,
  type NewBoard,
  type Preferences,
  THEMES,
  type WorkingHours,
} from '@live-tz/contracts';
import { UserFacingError } from '../../http/problem-error';

type Fields = Readonly<Record<string, unknown>>;

/** A board of a file, with everything that a new board gets. */
export type FileBoard = Required<Omit<NewBoard, 'id' | 'copyOf'>>;

/** What an export of an account contains that can be added to another. */
export interface AccountFile {
  readonly boards: readonly FileBoard[];
  readonly preferences: Preferences;
}

/** Says why a file cannot be read. */
export class UnreadableFile extends UserFacingError {}

const NOT_AN_EXPORT =
  'This is not an export of Live TZ. Choose the file live-tz.json that was downloaded in the settings.';
const TIME = /^\d\d:\d\d$/;

/** Whether a text is a JSON document, as opposed to a list. */
export function isJson(text: string): boolean {
  return /^\ufeff?\s*\{/.test(text);
}

/**
 * Reads the export of an account. Fields that are not known are left out, because a newer version may have written them.
 *
 * @throws UnreadableFile
 */
export function readAccountFile(text: string): AccountFile {
  const document = parsed(text);
  if (!isFields(document)) throw new UnreadableFile(NOT_AN_EXPORT);
  // Exports of versions without boards have the clocks of the only one.
  const boards = document['boards'] ?? [{ name: 'My clocks', clocks: document['zones'] }];
  if (!Array.isArray(boards) || !isFields(document['preferences'])) throw new UnreadableFile(NOT_AN_EXPORT);
  return {
    boards: boards.map((board, index) => boardFrom(board, index + 1)),
    preferences: preferencesFrom(document['preferences']),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new UnreadableFile(
      'This file is damaged or incomplete. Download it again and choose it once more.',
    );
  }
}

function boardFrom(board: unknown, number: number): FileBoard {
  const damaged = (what: string): UnreadableFile =>
    new UnreadableFile(`Board ${number} of this file has ${what}, so nothing was read.`);
  if (!isFields(board)) throw damaged('no content');
  const name = textOf(board['name'], MAX_BOARD_NAME_LENGTH);
  if (name === null) throw damaged('no name');
  const { clocks, hours } = board;
  if (!Array.isArray(clocks)) throw damaged('no list of clocks');
  if (clocks.length > MAX_BOARD_CLOCKS) throw damaged(`more than ${MAX_BOARD_CLOCKS} clocks`);
  const read = clocks.map(clockFrom);
  const known = read.filter((clock) => clock !== null);
  if (known.length < read.length) throw damaged('a clock without a zone');
  return {
    name,
    layout: oneOf(BOARD_LAYOUTS, board['layout']) ?? 'cards',
    sort: oneOf(CLOCK_SORTS, board['sort']) ?? 'manual',
    hours: hoursFrom(hours),
    clocks: known,
  };
}

function clockFrom(clock: unknown): AppendedClock | null {
  if (!isFields(clock)) return null;
  const zone = textOf(clock['zone'], 100);
  if (zone === null) return null;
  return {
    zone,
    label: textOf(clock['label'], MAX_LABEL_LENGTH),
    place: textOf(clock['place'], MAX_LABEL_LENGTH),
    country: textOf(clock['country'], MAX_LABEL_LENGTH),
    latitude: degreesOf(clock['latitude'], 90),
    longitude: degreesOf(clock['longitude'], 180),
    hours: hoursFrom(clock['hours']),
    note: textOf(clock['note'], MAX_NOTE_LENGTH),
  };
}

function hoursFrom(hours: unknown): WorkingHours | null {
  if (!isFields(hours)) return null;
  const { from, until, days } = hours;
  if (typeof from !== 'string' || typeof until !== 'string' || !Array.isArray(days)) return null;
  const numbers = days.filter((day) => typeof day === 'number');
  return TIME.test(from) && TIME.test(until) ? { from, until, days: numbers } : null;
}

function preferencesFrom(preferences: Fields): Preferences {
  const flag = (name: 'showSeconds' | 'paused' | 'singleKeyShortcuts'): boolean => {
    const value = preferences[name];
    return typeof value === 'boolean' ? value : DEFAULT_PREFERENCES[name];
  };
  return {
    hourCycle: oneOf(HOUR_CYCLES, preferences['hourCycle']) ?? DEFAULT_PREFERENCES.hourCycle,
    theme: oneOf(THEMES, preferences['theme']) ?? DEFAULT_PREFERENCES.theme,
    homeZone: textOf(preferences['homeZone'], 100),
    showSeconds: flag('showSeconds'),
    paused: flag('paused'),
    singleKeyShortcuts: flag('singleKeyShortcuts'),
  };
}

function oneOf<Value extends string>(values: readonly Value[], value: unknown): Value | null {
  return values.find((each) => each === value) ?? null;
}

function textOf(value: unknown, maxLength: number): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.slice(0, maxLength) : null;
}

function degreesOf(value: unknown, limit: number): number | null {
  return typeof value === 'number' && Math.abs(value) <= limit ? value : null;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
