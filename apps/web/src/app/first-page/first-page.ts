import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { HttpClient } from '@angular/common/http';
import type { AuthPolicy } from '@live-tz/contracts';
import { apiUrl } from '../http/api-url';
import { DocumentData } from '../http/document-data';
import { VisitorPage } from './visitor-page';

/** The page for visitors who are not signed in, or the sign-in page where the installation shows no clocks to them. */
@Component({
  selector: 'ltz-first-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [VisitorPage],
  template: `
    @if (isShown()) {
      <ltz-visitor-page />
    }
  `,
})
export class FirstPage {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  protected readonly isShown = signal(inject(DocumentData).take('hasFirstPage'));

  constructor() {
    if (this.isShown() !== true) void this.decide();
  }

  private async decide(): Promise<void> {
    const hasFirstPage = this.isShown() ?? (await this.readPolicy());
    if (hasFirstPage) this.isShown.set(true);
    else await this.router.navigate(['/login'], { replaceUrl: true });
  }

  /** Without an answer the sign-in page says what is wrong. */
  private async readPolicy(): Promise<boolean> {
    const policy = firstValueFrom(this.http.get<AuthPolicy>(apiUrl('auth/policy')));
    return policy.then(
      ({ hasFirstPage }) => hasFirstPage,
      () => false,
    );
  }
}
