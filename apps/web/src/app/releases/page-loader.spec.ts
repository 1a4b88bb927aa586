import { DOCUMENT } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import { Injector } from '@angular/core';
import { PageLoader } from './page-loader';

describe('PageLoader', () => {
  const assign = jest.fn();
  let loader: PageLoader;

  beforeEach(() => {
    assign.mockReset();
    sessionStorage.clear();
    loader = Injector.create({
      providers: [
        { provide: PageLoader, deps: [] },
        { provide: HttpClient, useValue: {} },
        { provide: DOCUMENT, useValue: { location: { assign } } },
      ],
    }).get(PageLoader);
  });

  it('loads a document once for each reason', () => {
    expect(['one', 'one', 'other'].map((reason) => loader.loadOnce('/convert', reason))).toEqual([
      true,
      false,
      true,
    ]);
    expect(assign.mock.calls).toEqual([['/convert'], ['/convert']]);
  });

  it('loads nothing when it cannot remember the reason', () => {
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('full');
    });
    expect(loader.loadOnce('/convert', 'one')).toBe(false);
    expect(assign).not.toHaveBeenCalled();
    jest.restoreAllMocks();
  });
});
