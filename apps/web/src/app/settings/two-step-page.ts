import { ChangeDetectionStrategy, Component, DOCUMENT, inject } from '@angular/core';
import { SessionStore } from '../auth/session-store';
import { baseUrl } from '../http/base-url';
import { NarrowPage } from '../ui/narrow-page';
import { TwoStepSettings } from './two-step-settings';

/** Sets up the second step that the server requires of a user before anything else. */
@Component({
  selector: 'ltz-two-step-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NarrowPage, TwoStepSettings],
  template: `
    <ltz-narrow-page heading="Set up a second step">
      <p>This site requires a second step to sign in to your account. Choose one to continue.</p>
      <ltz-two-step-settings #settings />
      <div class="actions">
        @if (settings.isReady()) {
          <a class="button primary" [href]="home">Continue to your clocks</a>
        } @else {
          <button type="button" class="button" (click)="signOut()">Sign out</button>
        }
      </div>
    </ltz-narrow-page>
  `,
  styles: `
    ltz-two-step-settings {
      margin: var(--space-6) 0;
    }
  `,
})
export class TwoStepPage {
  private readonly session = inject(SessionStore);

  /** Followed as a link of the browser, so that everything that was refused is requested again. */
  protected readonly home = baseUrl(inject(DOCUMENT)).pathname;

  protected async signOut(): Promise<void> {
    await this.session.signOut();
  }
}
