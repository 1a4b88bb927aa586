import { DOCUMENT } from '@angular/common';
import { afterNextRender, DestroyRef, inject, Injectable, Injector } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { type ActivatedRouteSnapshot, NavigationEnd, type Route, Router } from '@angular/router';
import { distinctUntilChanged, filter, map, skip } from 'rxjs';
import { Notices } from '../ui/notices/notices';

/**
 * Does for a page that the router shows what a browser does for one that it loads: screen readers hear its title, and the
 * focus starts at its heading. A new address of the same page changes neither.
 */
@Injectable({ providedIn: 'root' })
export class PageArrival {
  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private readonly injector = inject(Injector);
  private readonly destroyed = inject(DestroyRef);

  start(): void {
    this.router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        map(() => pageOf(this.router.routerState.snapshot.root)),
        distinctUntilChanged(),
        skip(1),
        takeUntilDestroyed(this.destroyed),
      )
      // The router sets the title after this event, and the page may only be created by the next rendering.
      .subscribe(() => afterNextRender({ write: () => this.arrive() }, { injector: this.injector }));
  }

  private arrive(): void {
    this.notices.say(this.document.title);
    const heading = this.document.querySelector<HTMLElement>('main h1');
    // A page that has focused one of its own controls knows better.
    if (heading === null || this.document.activeElement !== this.document.body) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
}

function pageOf(route: ActivatedRouteSnapshot): Route | null {
  return route.firstChild === null ? route.routeConfig : pageOf(route.firstChild);
}
