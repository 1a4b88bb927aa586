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
      contributors (ODbL 1.0). Regions:
      <a href="https://countrystatecity.in" target="_blank" rel="noopener"
        >Countries States Cities Database</a
      >
      and
      <a href="https://github.com/mledoze/countries" target="_blank" rel="noopener">world-countries</a>
      (ODbL 1.0). Airports: OurAirports. Names in other languages: also Unicode CLDR.
    </p>
  `,
  styleUrl: './settings-part.css',
})
export class DataCredits {}
