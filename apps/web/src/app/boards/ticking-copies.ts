const TIME = 'time';

/**
 * Keeps the copies of a dragged clock ticking: the CDK clones the element once, and the page goes on changing the original
 * only. Returns what ends it.
 */
export function keepTicking(original: Element, copies: readonly Element[]): () => void {
  const time = original.querySelector(TIME);
  if (time === null) return () => undefined;
  const observer = new MutationObserver(() => {
    for (const copy of copies) copy.querySelector(TIME)?.replaceChildren(...time.cloneNode(true).childNodes);
  });
  observer.observe(time, { subtree: true, childList: true, characterData: true });
  return () => observer.disconnect();
}
