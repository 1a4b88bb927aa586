import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { baseUrl, baseUrlInterceptor } from './base-url';

function servedAt(path: string): void {
  const meta = document.createElement('meta');
  meta.name = 'base-path';
  meta.content = path;
  document.head.append(meta);
}

afterEach(() => document.querySelector('meta[name="base-path"]')?.remove());

describe('baseUrl', () => {
  it('is what the server wrote into the document', () => {
    servedAt('/tz/');
    expect(baseUrl(document).href).toBe(new URL('/tz/', document.baseURI).href);
  });

  it('is the base of the document where the server wrote none', () => {
    expect(baseUrl(document).href).toBe(document.baseURI);
  });
});

describe('baseUrlInterceptor', () => {
  beforeEach(() => {
    servedAt('/tz/');
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([baseUrlInterceptor])), provideHttpClientTesting()],
    });
  });

  it.each([
    ['api/v1/meta', '/tz/api/v1/meta'],
    ['/elsewhere', '/elsewhere'],
    ['https://example.org/x', 'https://example.org/x'],
  ])('sends %s to %s', (requested, sent) => {
    TestBed.inject(HttpClient).get(requested).subscribe();
    TestBed.inject(HttpTestingController).expectOne(sent).flush({});
  });
});
