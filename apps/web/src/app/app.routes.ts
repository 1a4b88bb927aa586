import type { Route, Routes } from '@angular/router';
import { isSignedOut, signedInOnly, signedOutOnly } from './auth/session-guards';
import { matchMoment } from './convert/moment-link';
import { momentTitle } from './convert/moment-title';
import { BoardPage } from './boards/board-page';
import { SignedInArea } from './shell/signed-in-area';

/** Public: viewers who are not signed in get it outside the signed-in area, without a live connection. */
const CONVERT: Route = {
  matcher: matchMoment,
  title: momentTitle,
  loadComponent: () => import('./convert/convert-page').then((file) => file.ConvertPage),
};

/** Public, like the conversion. */
const PLAN: Route = {
  path: 'plan',
  title: 'Plan a meeting · Live TZ',
  loadComponent: () => import('./planning/plan-page').then((file) => file.PlanPage),
};

export const routes: Routes = [
  {
    path: 'login',
    title: 'Sign in · Live TZ',
    canActivate: [signedOutOnly],
    loadComponent: () => import('./auth/login-page').then((file) => file.LoginPage),
  },
  {
    path: 'register',
    title: 'Create account · Live TZ',
    canActivate: [signedOutOnly],
    loadComponent: () => import('./auth/register-page').then((file) => file.RegisterPage),
  },
  {
    path: 'reset',
    title: 'Choose a new password · Live TZ',
    loadComponent: () => import('./auth/reset-page').then((file) => file.ResetPage),
  },
  {
    // Outside the signed-in area, whose requests are refused until the user has a second factor.
    path: 'two-step',
    title: 'Two-step sign-in · Live TZ',
    canActivate: [signedInOnly],
    loadComponent: () => import('./settings/two-step-page').then((file) => file.TwoStepPage),
  },
  {
    path: 'embed/:link',
    title: 'Live TZ',
    loadComponent: () => import('./embed/embed-page').then((file) => file.EmbedPage),
  },
  {
    path: 's/:link',
    title: 'Shared board · Live TZ',
    loadComponent: () => import('./sharing/shared-page').then((file) => file.SharedPage),
  },
  { ...PLAN, path: 's/:link/plan' },
  { ...CONVERT, canMatch: [isSignedOut] },
  { ...PLAN, canMatch: [isSignedOut] },
  {
    path: '',
    pathMatch: 'full',
    title: 'Live TZ',
    canMatch: [isSignedOut],
    loadComponent: () => import('./first-page/first-page').then((file) => file.FirstPage),
  },
  {
    path: '',
    canActivate: [signedInOnly],
    component: SignedInArea,
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'Live TZ',
        // Not loaded on demand: on a slow line that is one round trip more to the first second.
        component: BoardPage,
      },
      { path: 'b/:id', title: 'Board · Live TZ', component: BoardPage },
      {
        path: 'settings',
        title: 'Settings · Live TZ',
        loadComponent: () => import('./settings/settings-page').then((file) => file.SettingsPage),
      },
      {
        path: 'admin',
        title: 'People · Live TZ',
        loadComponent: () => import('./admin/admin-page').then((file) => file.AdminPage),
      },
      {
        path: 'admin/invitations',
        title: 'Invitations · Live TZ',
        loadComponent: () => import('./admin/invitations-page').then((file) => file.InvitationsPage),
      },
      {
        path: 'admin/audit',
        title: 'Audit log · Live TZ',
        loadComponent: () => import('./admin/audit-page').then((file) => file.AuditPage),
      },
      {
        path: 'wall/:board',
        title: 'Wall · Live TZ',
        loadComponent: () => import('./wall/wall-page').then((file) => file.WallPage),
      },
      {
        path: 'paste/:board',
        title: 'Paste a list · Live TZ',
        loadComponent: () => import('./boards/paste/paste-page').then((file) => file.PastePage),
      },
      CONVERT,
      PLAN,
      { ...PLAN, path: 'plan/:board' },
    ],
  },
  {
    path: '**',
    title: 'Not found · Live TZ',
    loadComponent: () => import('./shell/not-found-page').then((file) => file.NotFoundPage),
  },
];
