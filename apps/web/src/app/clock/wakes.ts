import { filter, fromEvent, merge, type Observable } from 'rxjs';

/** Emits when the page becomes visible or focused, or the network is back: what the page knows may be out of date. */
export function wakesOf(document: Document): Observable<unknown> {
  const visible = fromEvent(document, 'visibilitychange');
  const window = document.defaultView;
  const wakes =
    window === null ? visible : merge(visible, fromEvent(window, 'online'), fromEvent(window, 'focus'));
  return wakes.pipe(filter(() => document.visibilityState !== 'hidden'));
}
