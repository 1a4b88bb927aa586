import { Clipboard } from '@angular/cdk/clipboard';
import { DOCUMENT } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Icon } from './icon';
import { Notices } from './notices/notices';

/** A link that the server shows once, with a button to copy it. */
@Component({
  selector: 'ltz-one-time-link',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    <ng-content />
    <p class="url">
      <code>{{ absoluteUrl() }}</code>
      <button type="button" class="icon-button" aria-label="Copy link" (click)="copy()">
        <ltz-icon name="copy" />
      </button>
    </p>
  `,
  styles: `
    :host {
      display: block;
    }
    .url {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      margin-top: var(--space-2);
      padding-inline-start: var(--space-3);
      border: 1px solid var(--line);
      border-radius: var(--radius-control);
    }
    code {
      flex: 1;
      min-width: 0;
      padding-block: var(--space-2);
      overflow-wrap: anywhere;
      font-family: ui-monospace, monospace;
      font-size: var(--size-fact);
    }
  `,
})
export class OneTimeLink {
  readonly url = input.required<string>();

  private readonly clipboard = inject(Clipboard);
  private readonly notices = inject(Notices);
  private readonly origin = inject(DOCUMENT).location.origin;
  /** Without `PUBLIC_URL` the server returns a path, which this page resolves against its own origin. */
  protected readonly absoluteUrl = computed(() => new URL(this.url(), this.origin).href);

  protected copy(): void {
    if (this.clipboard.copy(this.absoluteUrl())) this.notices.confirm('Link copied');
    else this.notices.fail('The browser did not allow copying. Select the link and copy it by hand.');
  }
}
