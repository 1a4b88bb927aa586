import { filter, fromEvent, merge, type Observable } from 'rxjs';

/** The page comes back to somebody's eyes, or to a network: what it knows may be old. */
export function wakesOf(document: Document): Observable<unknown> {
  const visible = fromEvent(document, 'visibilitychange');
  const window = document.defaultView;
  const wakes =
    window === null ? visible : merge(visible, fromEvent(window, 'online'), fromEvent(window, 'focus'));
  return wakes.pipe(filter(() => document.visibilityState !== 'hidden'));
}
