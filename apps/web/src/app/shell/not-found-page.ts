import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NarrowPage } from '../ui/narrow-page';

@Component({
  selector: 'ltz-not-found-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NarrowPage, RouterLink],
  template: `
    <ltz-narrow-page heading="Page not found">
      <p>The address may be mistyped, or the page may have moved. <a routerLink="/">Go to your clocks</a></p>
    </ltz-narrow-page>
  `,
})
export class NotFoundPage {}
