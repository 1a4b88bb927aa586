import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import type { FieldProblem } from '@live-tz/contracts';
import type { ValidationError } from 'class-validator';
import { controlCharacterProblems } from './control-characters';
import { DomainError } from './domain-error';

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
    if (metadata.type === 'body' && (typeof value !== 'object' || value === null)) {
      throw new DomainError('invalid', 'Send a JSON object as the body.');
    }
    const controls = controlCharacterProblems(value);
    if (controls.length > 0) throw invalid(controls);
    return super.transform(value, metadata);
  }
}

function invalid(errors: FieldProblem[]): DomainError {
  return new DomainError(
    'invalid',
    errors.map(({ message }) => message).join(' ') || 'The request is not valid.',
    {
      errors,
    },
  );
}

function fieldProblems(error: ValidationError, parent = ''): FieldProblem[] {
  const field = parent === '' ? error.property : `${parent}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    field,
    message: rule === 'whitelistValidation' ? `Leave out ${field}: it is not known here.` : message,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldProblems(child, field))];
}
