/** The part of a `DOMRect` that tells rows apart. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The index of the item that a key moves the focus to, as on a page from left to right; -1 for other keys and at the edges. */
export function neighbourOf(key: string, from: number, boxes: readonly Box[]): number {
  switch (key) {
    case 'ArrowLeft':
      return within(boxes, from - 1);
    case 'ArrowRight':
      return within(boxes, from + 1);
    case 'ArrowUp':
      return nextRow(boxes, from, -1);
    case 'ArrowDown':
      return nextRow(boxes, from, 1);
    case 'Home':
      return within(boxes, 0);
    case 'End':
      return boxes.length - 1;
    default:
      return -1;
  }
}

function within(boxes: readonly Box[], index: number): number {
  return index < boxes.length ? index : -1;
}

/** The item in the next row whose middle is nearest. */
function nextRow(boxes: readonly Box[], from: number, direction: 1 | -1): number {
  const start = boxes[from];
  if (start === undefined) return -1;
  const candidates = boxes
    .map((box, index) => ({ index, box, distance: direction * (middleY(box) - middleY(start)) }))
    .filter(({ box, distance }) => distance > (box.bottom - box.top) / 2);
  const nearest = Math.min(...candidates.map(({ distance }) => distance));
  const inRow = candidates.filter(({ box, distance }) => distance < nearest + (box.bottom - box.top) / 2);
  const [best] = inRow.sort((a, b) => sideways(a.box, start) - sideways(b.box, start));
  return best?.index ?? -1;
}

function middleY({ top, bottom }: Box): number {
  return (top + bottom) / 2;
}

function sideways(a: Box, b: Box): number {
  return Math.abs((a.left + a.right) / 2 - (b.left + b.right) / 2);
}
