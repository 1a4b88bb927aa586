import { inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import { map } from 'rxjs';

/**
 * The token of the link that opened this page, or an empty string. It is in the fragment, which no server or log receives; a
 * second link that is opened in the same tab changes only the fragment.
 */
export function injectLinkToken(): Signal<string> {
  const token = inject(ActivatedRoute).fragment.pipe(
    map((fragment) => (fragment ?? '').replace(/^token=/, '')),
  );
  return toSignal(token, { initialValue: '' });
}
