import { ChangeDetectionStrategy, Component, ViewEncapsulation } from '@angular/core';

/** The styles of lists and timelines. They load after the first tick: until then, lines have their label and digits alone. */
@Component({
  selector: 'ltz-line-layouts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
  template: '',
  styleUrl: './line-layouts.css',
})
export class LineLayouts {}
