/** What users write before the name of a place: `what time is it in`, `current time`, `now in`, `3pm in`, `15:00`. */
const BEFORE: readonly RegExp[] = [
  /^(?:(?:what['’]?s|what\s+is|what)\s+)?(?:the\s+)?(?:(?:current|local|exact|present|standard)\s+)*time(?:\s*zone)?(?:\s+is\s+it)?(?:\s+(?:right\s+)?now)?(?:\s+(?:in|at|of|for))?\s+/i,
  /^(?:right\s+)?now\s+(?:in|at)\s+/i,
  /^(?:at\s+)?(?:\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?|h|uhr|o['’]?clock)?|noon|midnight)\s+(?:in|at)\s+/i,
  /^(?:at\s+)?\d{1,2}(?:[:.]\d\d\s*(?:[ap]\.?m\.?)?|\s*[ap]\.?m\.?)\s+/i,
  /^clock\s+(?:in|of|for)\s+/i,
  // The same in Spanish, Portuguese, French, German and Italian.
  /^(?:qu[eé]\s+)?horas?\s+(?:(?:es|son|s[aã]o)\s+)?(?:actual\s+)?(?:en|de|em|no|na)\s+/i,
  /^(?:quelle\s+)?heure\s+(?:est[-\s]il\s+)?(?:actuelle\s+|locale\s+)?(?:à|a|en|au|de)\s+/i,
  /^(?:wie\s+sp[äa]e?t\s+ist\s+es\s+(?:jetzt\s+)?|(?:aktuelle\s+)?(?:uhrzeit|ortszeit|zeit)\s+)(?:in|auf|von)\s+/i,
  /^(?:che\s+)?or[ae]\s+(?:sono\s+)?(?:esatta\s+)?(?:a|in|di)\s+/i,
];
/** What they write after it: `London time`, `Tokyo now`. */
const AFTER: readonly RegExp[] = [
  /\s*[?!.]+$/,
  /\s+(?:right\s+)?now$/i,
  /\s+(?:(?:current|local|exact|present|standard)\s+)*(?:time(?:\s*zone)?|clock)$/i,
];

/** The shorter texts that a text may stand for, one phrase less each: `what time is it in London now?` ends as `London`. */
export function* withoutPhrases(text: string): Generator<string> {
  let rest = text.trim();
  for (const pattern of [...BEFORE, ...AFTER, ...AFTER]) {
    const shorter = rest.replace(pattern, '').trim();
    if (shorter === rest || shorter === '') continue;
    rest = shorter;
    yield rest;
  }
}
