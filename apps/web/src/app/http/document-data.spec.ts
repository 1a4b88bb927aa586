import { TestBed } from '@angular/core/testing';
import { DEFAULT_PREFERENCES, PAGE_DATA_ID, type PageData } from '@live-tz/contracts';
import { DocumentData } from './document-data';
import { putPageDataText } from './testing/page-data';

const DATA: PageData = {
  utcMs: 1_795_374_247_000,
  user: null,
  preferences: { ...DEFAULT_PREFERENCES },
  board: null,
  states: [],
  hasFirstPage: true,
};

function documentWith(text: string | null): DocumentData {
  if (text !== null) putPageDataText(text);
  return TestBed.inject(DocumentData);
}

describe('DocumentData', () => {
  afterEach(() => document.getElementById(PAGE_DATA_ID)?.remove());

  it('gives out each part once', () => {
    const data = documentWith(JSON.stringify(DATA));
    expect(data.take('utcMs')).toBe(DATA.utcMs);
    expect(data.take('user')).toBeNull();
    expect(data.take('preferences')).toEqual(DATA.preferences);
    for (const part of ['utcMs', 'user', 'preferences'] as const) expect(data.take(part)).toBeUndefined();
  });

  it('removes the data from the document', () => {
    documentWith(JSON.stringify(DATA));
    expect(document.getElementById(PAGE_DATA_ID)).toBeNull();
  });

  it('gives out nothing that was not taken while the page started', () => {
    const data = documentWith(JSON.stringify(DATA));
    data.discard();
    expect(data.take('user')).toBeUndefined();
  });

  it.each(['null', null])('is empty in a document that contains %j', (text) => {
    expect(documentWith(text).take('user')).toBeUndefined();
  });
});
