import type {} from 'passport';

/** The signed-in user, as guards, controllers and services see it. */
export interface AuthenticatedUser {
  id: string;
  username: string;
  isAdmin: boolean;
  createdAtMs: number;
  hasSecondFactor: boolean;
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- Passport's own way of typing `request.user`
  namespace Express {
    interface User {
      id: string;
      username: string;
      isAdmin: boolean;
      createdAtMs: number;
      hasSecondFactor: boolean;
    }
  }
}
