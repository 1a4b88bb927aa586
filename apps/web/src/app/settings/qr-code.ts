import { ChangeDetectionStrategy, Component, computed, input, resource } from '@angular/core';

/** Modules of quiet space around the code, which scanners need. */
const BORDER = 4;

/** A text as a QR code, in black on white in both themes, because scanners expect it. */
@Component({
  selector: 'ltz-qr-code',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (code(); as code) {
      <svg role="img" [attr.aria-label]="label()" [attr.viewBox]="code.box">
        <path [attr.d]="code.path" />
      </svg>
    }
  `,
  styles: `
    :host {
      display: block;
      width: min(12rem, 100%);
      aspect-ratio: 1;
      background: white;
      border-radius: 0.25rem;
    }
    svg {
      display: block;
      width: 100%;
      fill: black;
      shape-rendering: crispEdges;
      forced-color-adjust: none;
    }
  `,
})
export class QrCode {
  readonly text = input.required<string>();
  readonly label = input.required<string>();

  /** The generator is loaded on demand, because few visits need it. */
  private readonly generator = resource({ loader: () => import('uqr') });

  protected readonly code = computed(() => {
    if (!this.generator.hasValue()) return null;
    const { data, size } = this.generator.value().encode(this.text(), { ecc: 'M', border: BORDER });
    const cells = data.flatMap((row, y) =>
      row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
    );
    return { box: `0 0 ${size} ${size}`, path: cells.join('') };
  });
}
