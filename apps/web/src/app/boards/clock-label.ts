import { ChangeDetectionStrategy, Component, type ElementRef, input, signal, viewChild } from '@angular/core';

/** The label of a clock on one line. If that cuts it, the whole label is shown above it on hover, focus and a long press. */
@Component({
  selector: 'ltz-clock-label',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 #heading>{{ label() }}</h2>
    @if (isCut()) {
      <span class="whole" data-testid="whole-label" aria-hidden="true">{{ label() }}</span>
    }
  `,
  styleUrl: './clock-label.css',
  host: { '(pointerenter)': 'measure()' },
})
export class ClockLabel {
  readonly label = input.required<string>();

  protected readonly isCut = signal(false);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  /** Called when the whole label may be wanted: its width is read only then, because that lays out the page. */
  measure(): void {
    const { scrollWidth, clientWidth } = this.heading().nativeElement;
    this.isCut.set(scrollWidth > clientWidth);
  }
}
