/** Removes what the document shows before the page is rendered. */
export function removeFirstPaint(document: Document): void {
  document.getElementById('first-paint')?.remove();
}
