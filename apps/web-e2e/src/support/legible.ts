import type { Page } from '@playwright/test';

/** The texts of a page that overlap another one, are cut off, or reach out of the window, as sentences. */
export function illegibleTexts(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    // Until the digits have their size for the window.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const TOLERANCE = 2;
    interface Text {
      text: string;
      element: Element;
      boxes: DOMRect[];
    }

    const isHidden = (element: Element): boolean => {
      if (!element.checkVisibility({ visibilityProperty: true })) return true;
      for (let each: Element | null = element; each !== null; each = each.parentElement) {
        const { clipPath, position, zIndex } = getComputedStyle(each);
        if (clipPath !== 'none') return true;
        // What floats above the page covers it on purpose.
        if (position === 'fixed' || position === 'sticky' || Number(zIndex) >= 900) return true;
      }
      return false;
    };
    /** The part of a page in which a text can be seen: what wraps out of its line is hidden on purpose. */
    const clipOf = (element: Element): DOMRect | null => {
      for (let each: Element | null = element; each !== null; each = each.parentElement) {
        if (getComputedStyle(each).overflowY === 'hidden') return each.getBoundingClientRect();
      }
      return null;
    };
    const texts: Text[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (element === null || text === '' || isHidden(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const clip = clipOf(element);
      const boxes = [...range.getClientRects()].filter(
        ({ width, top, bottom }) =>
          width > 0 && (clip === null || (top < clip.bottom - TOLERANCE && bottom > clip.top + TOLERANCE)),
      );
      if (boxes.length > 0) texts.push({ text: text.slice(0, 40), element, boxes });
    }

    const doOverlap = (a: DOMRect, b: DOMRect): boolean =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > TOLERANCE &&
      // Lines of text are taller than their letters.
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 3;
    const faults: string[] = [];
    texts.forEach(({ text, element, boxes }, index) => {
      for (const other of texts.slice(index + 1)) {
        if (boxes.some((a) => other.boxes.some((b) => doOverlap(a, b))))
          faults.push(`“${text}” overlaps “${other.text}”`);
      }
      if (boxes.some(({ left, right }) => left < -TOLERANCE || right > innerWidth + TOLERANCE))
        faults.push(`“${text}” reaches out of the window`);
      const { overflowX, textOverflow } = getComputedStyle(element);
      const isCut = element.scrollWidth > element.clientWidth + TOLERANCE && overflowX === 'hidden';
      if (isCut && textOverflow !== 'ellipsis') faults.push(`“${text}” is cut off`);
    });
    return faults;
  });
}
