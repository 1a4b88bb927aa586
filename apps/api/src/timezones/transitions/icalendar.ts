const LINE_END = '\r\n';
/** Octets in a line without its end (RFC 5545, section 3.1). */
const MAX_LINE_BYTES = 75;

/** iCalendar text from its properties: lines end with CRLF, and long ones are folded between characters. */
export function icalendarText(properties: readonly string[]): string {
  return properties.map((property) => folded(property) + LINE_END).join('');
}

/** A value of the type TEXT (RFC 5545, section 3.3.11). */
export function escapedText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
}

function folded(line: string): string {
  return Buffer.byteLength(line) === line.length ? foldedAscii(line) : foldedText(line);
}

/** Every character is one octet, so that lines can be sliced: the work grows linearly with the length. */
function foldedAscii(line: string): string {
  if (line.length <= MAX_LINE_BYTES) return line;
  const parts = [line.slice(0, MAX_LINE_BYTES)];
  // The leading space of a continued line is one of its octets.
  const step = MAX_LINE_BYTES - 1;
  for (let from = MAX_LINE_BYTES; from < line.length; from += step) parts.push(line.slice(from, from + step));
  return parts.join(`${LINE_END} `);
}

function foldedText(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = utf8Octets(character.codePointAt(0) ?? 0);
    if (octets + size > MAX_LINE_BYTES) {
      parts.push(part);
      part = '';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join(`${LINE_END} `);
}

/** RFC 3629, section 3. */
function utf8Octets(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
