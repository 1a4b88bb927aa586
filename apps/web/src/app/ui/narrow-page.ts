import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** The frame of the pages that let people in: the name of the program, a heading, one column. */
@Component({
  selector: 'ltz-narrow-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main>
      <p class="brand">Live TZ</p>
      <h1>{{ heading() }}</h1>
      <ng-content />
    </main>
  `,
  styleUrl: './narrow-page.css',
})
export class NarrowPage {
  readonly heading = input.required<string>();
}
