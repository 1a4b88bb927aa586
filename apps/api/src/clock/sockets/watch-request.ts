import { type FieldProblem, MAX_WATCHED_ZONES } from '@live-tz/contracts';
import { DomainError } from '../../errors/domain-error';
import { unknownZoneSentence } from '../../timezones/unknown-zone';
import type { ZoneRules } from '../../timezones/rules/zone-rules';

/**
 * Validates the payload of a `watch`: a list of known zones.
 * @throws DomainError `invalid`, with a message for each wrong name
 */
export function zonesToWatch(payload: unknown, rules: Pick<ZoneRules, 'resolve'>): string[] {
  if (!Array.isArray(payload)) {
    throw new DomainError('invalid', 'Send a list of zones to watch, for example ["Europe/Berlin"].');
  }
  if (payload.length > MAX_WATCHED_ZONES) {
    throw new DomainError('invalid', `Watch at most ${MAX_WATCHED_ZONES} zones at a time.`);
  }
  const names: unknown[] = payload;
  const errors = names.flatMap((name, index) => wrongName(name, index, rules));
  const [first] = errors;
  if (first !== undefined) throw new DomainError('invalid', first.message, { errors });
  return names as string[];
}

function wrongName(name: unknown, index: number, rules: Pick<ZoneRules, 'resolve'>): FieldProblem[] {
  const field = `zones.${index}`;
  if (typeof name !== 'string') return [{ field, message: 'Give each zone by its name.' }];
  if (rules.resolve(name) !== null) return [];
  return [{ field, message: unknownZoneSentence(name, null) }];
}
