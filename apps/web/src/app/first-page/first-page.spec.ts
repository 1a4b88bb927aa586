import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { DocumentData } from '../http/document-data';
import { FirstPage } from './first-page';
import { VisitorPage } from './visitor-page';

@Component({ selector: 'ltz-visitor-page', template: 'clocks' })
class ClocksStub {}

@Component({ template: 'sign in' })
class SignInStub {}

describe('FirstPage', () => {
  async function open(fromDocument: boolean | undefined, fromPolicy: boolean | null): Promise<string> {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'login', component: SignInStub }]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: DocumentData, useValue: { take: () => fromDocument } },
      ],
    }).overrideComponent(FirstPage, { remove: { imports: [VisitorPage] }, add: { imports: [ClocksStub] } });
    const page = TestBed.createComponent(FirstPage);
    for (const request of TestBed.inject(HttpTestingController).match('api/v1/auth/policy')) {
      if (fromPolicy === null) request.flush(null, { status: 503, statusText: 'Service Unavailable' });
      else request.flush({ hasFirstPage: fromPolicy });
    }
    await page.whenStable();
    return `${(page.nativeElement as HTMLElement).textContent} ${TestBed.inject(Router).url}`.trim();
  }

  it.each([
    [true, null, 'clocks /'],
    [false, null, '/login'],
    [undefined, true, 'clocks /'],
    [undefined, false, '/login'],
    [undefined, null, '/login'],
  ])('with %s in the document and %s in the policy shows %s', async (fromDocument, fromPolicy, shown) => {
    expect(await open(fromDocument, fromPolicy)).toBe(shown);
  });
});
