import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AccountMenu } from './account-menu';
import { ConnectionLine } from './connection-line';
import { ThemeSwitch } from './theme-switch';

/** The head of every page behind the sign-in; a page may put its search into it. */
@Component({
  selector: 'ltz-app-header',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AccountMenu, ConnectionLine, RouterLink, ThemeSwitch],
  template: `
    <header>
      <a class="brand" routerLink="/">Live TZ</a>
      <div class="search"><ng-content /></div>
      <div class="tools">
        <ltz-theme-switch />
        <ltz-account-menu />
      </div>
      <ltz-connection-line class="line" />
    </header>
  `,
  styleUrl: './app-header.css',
})
export class AppHeader {}
