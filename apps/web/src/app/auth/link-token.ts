import { DOCUMENT } from '@angular/common';
import { inject } from '@angular/core';

/** The token of the link that opened this page. It is in the fragment, which no server or log receives. */
export function injectLinkToken(): string {
  return inject(DOCUMENT).location.hash.replace(/^#(token=)?/, '');
}
