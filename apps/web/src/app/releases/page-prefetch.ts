import { inject, Injectable } from '@angular/core';
import { Router, type Routes } from '@angular/router';

/** Not in TypeScript's library: the Network Information API, which Safari and Firefox do not have. */
interface NavigatorWithConnection extends Navigator {
  connection?: { saveData?: boolean };
}

type Loader = () => unknown;

/** A browser that is never idle loads the pages anyway. */
const IDLE_TIMEOUT_MS = 10_000;
/** For browsers without `requestIdleCallback`. */
const FALLBACK_DELAY_MS = 2000;

/** Parts of pages that are loaded when they are needed. They come first: the page needs them to say what has failed. */
const PARTS: readonly Loader[] = [
  () => import('../http/problem-messages'),
  () => import('../auth/password-dialog'),
];

/**
 * Loads the scripts of all pages and of these parts, one after the other and while the browser is idle, so that they are there
 * without a connection and after an upgrade of the server. Users who save data load them on demand.
 */
@Injectable({ providedIn: 'root' })
export class PagePrefetch {
  private readonly router = inject(Router);

  async run(): Promise<void> {
    if ((navigator as NavigatorWithConnection).connection?.saveData === true) return;
    for (const load of [...PARTS, ...loadersOf(this.router.config)]) {
      await browserIsIdle();
      // What cannot be loaded now is loaded on demand.
      await Promise.resolve(load()).catch(() => undefined);
    }
  }
}

function loadersOf(routes: Routes): Loader[] {
  return routes.flatMap(({ loadComponent, children = [] }) => [
    ...(loadComponent === undefined ? [] : [loadComponent as Loader]),
    ...loadersOf(children),
  ]);
}

function browserIsIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: IDLE_TIMEOUT_MS });
    else setTimeout(resolve, FALLBACK_DELAY_MS);
  });
}
