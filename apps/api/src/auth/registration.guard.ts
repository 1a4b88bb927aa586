import { type CanActivate, Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/env';
import { DomainError } from '../errors/domain-error';

/** Prevents registration where the operator has closed it. */
@Injectable()
export class RegistrationGuard implements CanActivate {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  canActivate(): boolean {
    if (this.config.auth.registration === 'open') return true;
    throw new DomainError('forbidden', 'Registration is closed here: ask the operator for an account.');
  }
}
