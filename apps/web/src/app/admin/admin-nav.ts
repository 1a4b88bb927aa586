import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';

/** Links between the pages for administrators. */
@Component({
  selector: 'ltz-admin-nav',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav aria-label="Administration">
      <a
        routerLink="/admin"
        routerLinkActive="current"
        [routerLinkActiveOptions]="{ exact: true }"
        ariaCurrentWhenActive="page"
        >People</a
      >
      <a routerLink="/admin/invitations" routerLinkActive="current" ariaCurrentWhenActive="page"
        >Invitations</a
      >
      <a routerLink="/admin/audit" routerLinkActive="current" ariaCurrentWhenActive="page">Audit log</a>
    </nav>
  `,
  styles: `
    nav {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1);
      border-bottom: 1px solid var(--line);
    }
    a {
      display: inline-flex;
      align-items: center;
      min-height: var(--target);
      padding: 0 var(--space-3);
      border-bottom: 2px solid transparent;
      color: var(--ink-muted);
      text-decoration: none;
    }
    a:hover,
    .current {
      color: var(--ink);
    }
    .current {
      border-color: var(--accent);
      font-weight: 600;
    }
  `,
})
export class AdminNav {}
