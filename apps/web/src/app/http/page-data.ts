import { PAGE_DATA_ID, type PageData } from '@live-tz/contracts';

/** The data in a document; null if it contains none, because the server could not read them or did not write the document. */
export function pageDataIn(document: Document): PageData | null {
  const json = document.getElementById(PAGE_DATA_ID)?.textContent;
  return json ? (JSON.parse(json) as PageData | null) : null;
}
