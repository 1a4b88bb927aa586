import { foldText } from './search-text';

/** How well a text matches what was typed: the smaller, the better. */
export const EXACT = 0;
export const PREFIX = 1;
export const WORDS = 2;
export const WITHIN = 3;
export const NOWHERE = Infinity;

/**
 * The typed text, folded. Texts and queries begin with a space, so that "begins a word" is a plain substring search: there are
 * thousands of them for each typed letter.
 */
export interface Query {
  /** ` new york` */
  readonly text: string;
  /** `[' new', ' york']` */
  readonly words: readonly string[];
  /** `new york`, for matches within a word. */
  readonly inner: string;
  /** `new`: a text without it cannot match. */
  readonly firstWord: string;
}

/** A text in its comparable form: ` america new york`. */
export function comparable(text: string): string {
  return ` ${foldText(text)}`;
}

/** The query for a typed text, or null if it contains nothing comparable. */
export function queryOf(typed: string): Query | null {
  const inner = foldText(typed);
  if (inner === '') return null;
  const words = [...new Set(inner.split(' '))];
  return { text: ` ${inner}`, inner, words: words.map((word) => ` ${word}`), firstWord: words[0] ?? inner };
}

/** How well a comparable text matches a query. */
export function nearnessOf(text: string, query: Query): number {
  if (text === query.text) return EXACT;
  if (text.startsWith(query.text)) return PREFIX;
  if (hasAllWords(text, query)) return WORDS;
  return text.includes(query.inner) ? WITHIN : NOWHERE;
}

/** Whether each word of a query begins a word of a comparable text, in any order. */
export function hasAllWords(text: string, query: Query): boolean {
  for (const word of query.words) if (!text.includes(word)) return false;
  return true;
}
