import { ChangeDetectionStrategy, Component } from '@angular/core';

/** Credits the sources of the place search, as their licences require. */
@Component({
  selector: 'ltz-data-credits',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="fact">
      Places: <a href="https://www.geonames.org" target="_blank" rel="noopener">GeoNames</a> (CC BY 4.0).
      Their zones:
      <a href="https://www.openstreetmap.org/copyright" target="_blank" rel="noopener">OpenStreetMap</a>
      contributors (ODbL 1.0). Their names in other languages: Unicode CLDR.
    </p>
  `,
  styleUrl: './settings-part.css',
})
export class DataCredits {}
