const LINE_END = '\r\n';
/** Octets a line may have without its end (RFC 5545, section 3.1). */
const LONGEST_LINE = 75;

/** Text of iCalendar, made of its properties: lines end in CRLF, and long ones are folded between characters. */
export function icalendarText(properties: readonly string[]): string {
  return properties.map((property) => folded(property) + LINE_END).join('');
}

/** A value of the type TEXT (RFC 5545, section 3.3.11). */
export function escapedText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
}

function folded(line: string): string {
  let text = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LONGEST_LINE) {
      text += `${LINE_END} `;
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}
