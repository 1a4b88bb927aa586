import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  input,
  model,
  signal,
  viewChild,
} from '@angular/core';
import { EYE_ICONS } from './eye-icons';
import { Icon } from './icon';

let fieldCount = 0;

/** A labelled text input with a hint below it, which an error replaces. */
@Component({
  selector: 'ltz-text-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  templateUrl: './text-field.html',
  styleUrl: './text-field.css',
})
export class TextField {
  readonly label = input.required<string>();
  readonly value = model('');
  /** For browsers and password managers. */
  readonly name = input.required<string>();
  readonly type = input<'text' | 'password' | 'search'>('text');
  readonly autocomplete = input('off');
  readonly hint = input('');
  /** How to correct the value; empty while it is valid. */
  readonly error = input('');
  readonly maxLength = input<number | null>(null);

  protected readonly eye = EYE_ICONS;
  protected readonly id = `field-${(fieldCount += 1)}`;
  protected readonly isRevealed = signal(false);
  protected readonly inputType = computed(() =>
    this.type() === 'password' && this.isRevealed() ? 'text' : this.type(),
  );
  protected readonly noteId = computed(() => (this.error() || this.hint() ? `${this.id}-note` : null));
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  focus(): void {
    this.box().nativeElement.focus();
  }

  protected take(event: Event): void {
    this.value.set((event.target as HTMLInputElement).value);
  }
}
