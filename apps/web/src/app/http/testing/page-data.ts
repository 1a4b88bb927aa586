import { DEFAULT_PREFERENCES, PAGE_DATA_ID, type PageData } from '@live-tz/contracts';

/** Puts the text of the data into the document, as the server does, until `DocumentData` takes it out. */
export function putPageDataText(text: string): void {
  const script = document.createElement('script');
  script.id = PAGE_DATA_ID;
  script.type = 'application/json';
  script.textContent = text;
  document.body.append(script);
}

/** Puts data into the document: those of a user named ada where nothing else is given. */
export function putPageData(data: Partial<PageData> = {}): void {
  const ada = { id: '1', username: 'ada', createdAtMs: 0, isAdmin: false };
  putPageDataText(
    JSON.stringify({
      utcMs: 0,
      user: ada,
      preferences: DEFAULT_PREFERENCES,
      board: null,
      states: [],
      hasFirstPage: true,
      ...data,
    } satisfies PageData),
  );
}
