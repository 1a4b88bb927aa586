import { Clipboard } from '@angular/cdk/clipboard';
import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Notices } from '../ui/notices/notices';

/** Shows new recovery codes once. */
@Component({
  selector: 'ltz-recovery-codes',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p>
      <strong>Save these recovery codes now.</strong> Each one signs you in once if you lose your phone. They
      are not shown again.
    </p>
    <ul aria-label="Recovery codes">
      @for (code of codes(); track code) {
        <li>
          <code>{{ code }}</code>
        </li>
      }
    </ul>
    <div class="actions">
      <button type="button" class="button" (click)="copy()">Copy the codes</button>
      <button type="button" class="button primary" (click)="saved.emit()">I have saved them</button>
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-4);
    }
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
      gap: var(--space-1) var(--space-4);
    }
    code {
      overflow-wrap: anywhere;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2) var(--space-4);
    }
  `,
})
export class RecoveryCodeList {
  readonly codes = input.required<readonly string[]>();
  readonly saved = output();

  private readonly clipboard = inject(Clipboard);
  private readonly notices = inject(Notices);

  protected copy(): void {
    if (this.clipboard.copy(this.codes().join('\n'))) this.notices.confirm('Copied');
    else this.notices.fail('The browser did not allow copying. Select the codes and copy them by hand.');
  }
}
