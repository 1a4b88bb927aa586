import { Injectable } from '@nestjs/common';
import { PassportSerializer } from '@nestjs/passport';
import type { AuthenticatedUser } from '../access/authenticated-user';
import { UsersService } from '../users/users.service';

type Done<T> = (error: unknown, value?: T) => void;

/** A session contains the id of its user; the user is loaded for each request. */
@Injectable()
export class SessionSerializer extends PassportSerializer {
  constructor(private readonly users: UsersService) {
    super();
  }

  serializeUser(user: AuthenticatedUser, done: Done<string>): void {
    done(null, user.id);
  }

  deserializeUser(userId: string, done: Done<AuthenticatedUser | null>): void {
    this.users.findActive(userId).then((user) => done(null, user), done);
  }
}
