import { DOCUMENT, inject, Injectable } from '@angular/core';
import { PAGE_DATA_ID, type PageData } from '@live-tz/contracts';
import { pageDataIn } from './page-data';

/**
 * What the server sent with the document. Each part is given out once, to the store that starts from it: later the part may be
 * old, or belong to another user.
 */
@Injectable({ providedIn: 'root' })
export class DocumentData {
  private data: Partial<PageData>;

  constructor() {
    const document = inject(DOCUMENT);
    this.data = pageDataIn(document) ?? {};
    document.getElementById(PAGE_DATA_ID)?.remove();
  }

  /** Undefined if the document did not contain the part, or if it has been taken. */
  take<Part extends keyof PageData>(part: Part): PageData[Part] | undefined {
    const value = this.data[part];
    this.data = { ...this.data, [part]: undefined };
    return value;
  }

  /** Forgets the parts that no store has taken while the page started. */
  discard(): void {
    this.data = {};
  }
}
