import { Injectable } from '@nestjs/common';
import { PassportSerializer } from '@nestjs/passport';
import type { AuthenticatedUser } from '../access/authenticated-user';
import { UsersService } from '../users/users.service';

type Done<T> = (error: unknown, value?: T) => void;

/** A session holds the id of its person; who that is, is read anew for each request. */
@Injectable()
export class SessionSerializer extends PassportSerializer {
  constructor(private readonly users: UsersService) {
    super();
  }

  serializeUser(person: AuthenticatedUser, done: Done<string>): void {
    done(null, person.id);
  }

  deserializeUser(userId: string, done: Done<AuthenticatedUser | null>): void {
    this.users.findActive(userId).then((person) => done(null, person), done);
  }
}
