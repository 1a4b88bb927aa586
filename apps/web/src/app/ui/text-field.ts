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
import { Icon } from './icon';

let fieldsMade = 0;

/** A labelled line of text. Its rule stands under it from the start; an error takes the rule's place. */
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
  /** Name of the field in the request: what browsers and password managers go by. */
  readonly name = input.required<string>();
  readonly type = input<'text' | 'password' | 'search'>('text');
  readonly autocomplete = input('off');
  /** A rule or remark, told before it is broken. */
  readonly hint = input('');
  /** What to do about the value; empty while nothing is wrong. */
  readonly error = input('');
  readonly maxLength = input<number | null>(null);

  protected readonly id = `field-${(fieldsMade += 1)}`;
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
