import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** A page of one narrow column with the program's name and a heading. */
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
