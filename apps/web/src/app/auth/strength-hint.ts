import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Icon } from '../ui/icon';
import { passwordWeakness } from './password-strength';

/** Shows what is weak about a password while it is typed. It takes up no space before that. */
@Component({
  selector: 'ltz-strength-hint',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    @if (password()) {
      <p [class.fine]="!weakness()">
        <ltz-icon [name]="weakness() ? 'warning' : 'check'" />
        {{ weakness() || 'Long enough. Longer is stronger.' }}
      </p>
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
    p {
      display: flex;
      align-items: center;
      gap: 8px;
      color: var(--warning);
      font-size: var(--size-fact);
    }
    .fine {
      color: var(--good);
    }
    ltz-icon {
      width: 1rem;
      height: 1rem;
    }
  `,
})
export class StrengthHint {
  readonly password = input.required<string>();
  readonly username = input('');
  protected readonly weakness = computed(() => passwordWeakness(this.password(), this.username()));
}
