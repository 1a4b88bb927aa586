import type { FieldProblem, ProblemCode, ZoneMatch } from '@live-tz/contracts';
import { DomainError, type FailureKind } from '../../errors/domain-error';
import { quotedName, unknownZoneSentence } from '../unknown-zone';
import type { ResolvedName } from './resolved-name';

type Unresolved = Exclude<ResolvedName, { kind: 'one' }>;

interface Refusal {
  readonly kind: FailureKind;
  readonly code?: ProblemCode;
  readonly message: string;
  readonly candidates: ZoneMatch[];
}

/** The refusal of a text that means no clock or several, with the clocks to choose from: 404 for an unknown name, 400 otherwise. */
export function unresolvedName(text: string, unresolved: Unresolved): DomainError {
  const { kind, message, code, candidates } = refusalOf(text, unresolved);
  return new DomainError(kind, message, { code, candidates });
}

/** The same for a parameter: an unknown name is a fault of the request as well. */
export function unresolvedIn(field: string, text: string, unresolved: Unresolved): DomainError {
  const { message, code, candidates } = refusalOf(text, unresolved);
  const errors: FieldProblem[] = [{ field, message }];
  return new DomainError('invalid', message, { errors, code, candidates });
}

function refusalOf(text: string, unresolved: Unresolved): Refusal {
  switch (unresolved.kind) {
    case 'several': {
      const { candidates } = unresolved;
      const message = `The name ${quotedName(text)} may mean several clocks: use the zone of one of them${exampleOf(candidates)}.`;
      return { kind: 'invalid', code: 'ambiguous', message, candidates };
    }
    case 'not-in-force': {
      const { note, candidates } = unresolved;
      const message = `${note} Use a zone instead of ${quotedName(text)}${exampleOf(candidates)}.`;
      return { kind: 'invalid', code: 'not-in-force', message, candidates };
    }
    case 'none': {
      const candidates = unresolved.nearest;
      return {
        kind: 'not-found',
        message: unknownZoneSentence(text, candidates[0]?.zone ?? null),
        candidates,
      };
    }
  }
}

function exampleOf([first]: readonly ZoneMatch[]): string {
  return first === undefined ? '' : `, such as ${first.zone}`;
}
