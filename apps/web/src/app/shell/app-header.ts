import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive } from '@angular/router';
import { filter, map } from 'rxjs';
import { SessionStore } from '../auth/session-store';
import { AccountMenu } from './account-menu';
import { ConnectionLine } from './connection-line';
import { SkipLink } from './skip-link';
import { ThemeSwitch } from './theme-switch';

/**
 * The header of every page but those to sign in, register and reset a password. A page may project a search and a bar into it. Viewers
 * who are not signed in have no live connection, preferences or account, so their controls are left out.
 */
@Component({
  selector: 'ltz-app-header',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AccountMenu, ConnectionLine, RouterLink, RouterLinkActive, SkipLink, ThemeSwitch],
  template: `
    <header>
      <ltz-skip-link [label]="skipLabel()" />
      <a class="brand" routerLink="/">Live TZ</a>
      <div class="search"><ng-content /></div>
      <div class="tools">
        <a class="link" [routerLink]="planPath()" routerLinkActive ariaCurrentWhenActive="page">Plan</a>
        <a class="link" routerLink="/convert" routerLinkActive ariaCurrentWhenActive="page">Convert</a>
        @if (session.state() === 'signed-out') {
          <a class="link" routerLink="/login" [queryParams]="{ returnTo: here() }">Sign in</a>
        } @else {
          <ltz-theme-switch />
          <ltz-account-menu />
        }
      </div>
      <div class="status">
        @if (session.state() !== 'signed-out') {
          <ltz-connection-line class="line" />
        }
        <ng-content select="[headerBar]" />
      </div>
    </header>
  `,
  styleUrl: './app-header.css',
})
export class AppHeader {
  readonly skipLabel = input('Skip to content');
  readonly planPath = input('/plan');

  protected readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  protected readonly here = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.router.url),
    ),
    { initialValue: this.router.url },
  );
}
