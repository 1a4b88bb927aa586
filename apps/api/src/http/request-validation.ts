import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import type { FieldProblem } from '@live-tz/contracts';
import type { ValidationError } from 'class-validator';
import { controlCharacterProblems } from './control-characters';
import { DomainError } from '../errors/domain-error';
import { DEEPEST_NESTING, isNestedTooDeep } from './request-depth';

/** Enough to mend a request by; one with a thousand faults shall not be answered with a thousand sentences. */
const MAX_ERRORS = 20;

/** Checks bodies and queries against their request class; unknown fields are refused rather than dropped. */
@Injectable()
export class RequestValidation extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      transform: true,
      stopAtFirstError: true,
      validationError: { target: false, value: false },
      exceptionFactory: (errors) => invalid(errors.flatMap((error) => fieldProblems(error))),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body') refuseOtherThanObject(value);
    const faults = faultsOf(metadata.type === 'param' ? pathParameter(value, metadata) : value);
    if (faults.length > 0) throw invalid(faults);
    return super.transform(value, metadata);
  }
}

function refuseOtherThanObject(body: unknown): void {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new DomainError('invalid', 'Send a JSON object as the body.');
  }
  if (isNestedTooDeep(body)) {
    throw new DomainError('invalid', `Send nothing that is nested deeper than ${DEEPEST_NESTING} levels.`);
  }
}

/** What the request classes cannot see to. */
function faultsOf(value: unknown): FieldProblem[] {
  return [...inheritedNames(value).map(unknownField), ...controlCharacterProblems(value)];
}

/** Names that every object has, such as `__proto__`: class-transformer drops such a field, unknown or not. */
function inheritedNames(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).filter((name) => name in Object.prototype);
}

/** A parameter of the path under its name; that of a wildcard comes in segments. */
function pathParameter(value: unknown, { data }: ArgumentMetadata): Record<string, unknown> {
  return { [data ?? 'path']: Array.isArray(value) ? value.join('/') : value };
}

function invalid(errors: FieldProblem[]): DomainError {
  const told = errors.slice(0, MAX_ERRORS);
  return new DomainError(
    'invalid',
    told.map(({ message }) => message).join(' ') || 'The request is not valid.',
    {
      errors: told,
    },
  );
}

function unknownField(field: string): FieldProblem {
  return { field, message: `Leave out ${field}: it is not known here.` };
}

function fieldProblems(error: ValidationError, parent = ''): FieldProblem[] {
  const field = parent === '' ? error.property : `${parent}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) =>
    rule === 'whitelistValidation' ? unknownField(field) : { field, message },
  );
  return [...own, ...(error.children ?? []).flatMap((child) => fieldProblems(child, field))];
}
