import { ErrorHandler } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { PageErrorHandler } from './page-error-handler';
import { ReleasesLoader } from './releases-loader';

describe('PageErrorHandler', () => {
  const onMissingPart = jest.fn(() => Promise.resolve());
  const log = jest.spyOn(console, 'error').mockImplementation(() => undefined);

  beforeEach(() => {
    jest.clearAllMocks();
    TestBed.configureTestingModule({
      providers: [
        { provide: ErrorHandler, useClass: PageErrorHandler },
        { provide: ReleasesLoader, useValue: { onMissingPart } },
      ],
    });
  });

  afterAll(() => log.mockRestore());

  const handle = (error: unknown): void => TestBed.inject(ErrorHandler).handleError(error);

  it.each([
    ['of a deferred block', Object.assign(new Error('NG0750'), { code: -750 })],
    ['in Chromium', new TypeError('Failed to fetch dynamically imported module: https://a/chunk-A.js')],
    ['in Firefox', new TypeError('error loading dynamically imported module: https://a/chunk-A.js')],
    ['in Safari', new TypeError('Importing a module script failed.')],
  ])('reports a script that could not be loaded, %s', (_where, error) => {
    handle(error);
    expect(onMissingPart).toHaveBeenCalledTimes(1);
    expect(log).not.toHaveBeenCalled();
  });

  it.each([new Error('NG0100'), 'a text', null])('logs any other error: %s', (error) => {
    handle(error);
    expect(onMissingPart).not.toHaveBeenCalled();
    expect(log).toHaveBeenCalledTimes(1);
  });
});
