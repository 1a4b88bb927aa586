import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import { Strategy } from 'passport-local';
import type { AuthenticatedUser } from '../access/authenticated-user';
import { AuthService } from './auth.service';
import { clientOf } from './client';

/** Passport's strategy for user name and password. */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy) {
  constructor(private readonly auth: AuthService) {
    super({ passReqToCallback: true });
  }

  validate(request: Request, username: string, password: string): Promise<AuthenticatedUser> {
    return this.auth.authenticate(username, password, clientOf(request));
  }
}
