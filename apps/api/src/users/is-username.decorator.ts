import { ValidateBy } from 'class-validator';
import { isUsername, USERNAME_RULE } from './username';

/** Validates with {@link isUsername}. */
export function IsUsername(): PropertyDecorator {
  return ValidateBy({
    name: 'isUsername',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && isUsername(value),
      defaultMessage: () => USERNAME_RULE,
    },
  });
}
