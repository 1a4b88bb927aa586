import { ErrorHandler, inject, Injectable, Injector } from '@angular/core';
import { ReleasesLoader } from './releases-loader';

/** Angular's NG0750: the script of a `@defer` block could not be loaded. */
const DEFER_FAILED = -750;
/** The messages of Chromium and Firefox, and of Safari, for `import()`. */
const IMPORT_FAILED = /dynamically imported module|Importing a module script failed/;

/** Handles a script that could not be loaded; all other errors are logged, as Angular does. */
@Injectable()
export class PageErrorHandler extends ErrorHandler {
  private readonly injector = inject(Injector);

  override handleError(error: unknown): void {
    if (isMissingScript(error)) void this.injector.get(ReleasesLoader).onMissingPart();
    else super.handleError(error);
  }
}

function isMissingScript(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === DEFER_FAILED) || IMPORT_FAILED.test(error.message);
}
