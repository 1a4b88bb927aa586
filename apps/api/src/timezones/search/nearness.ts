import { foldText } from './search-text';

/** How near a text comes to what was typed: the nearer, the smaller. */
export const EXACT = 0;
export const PREFIX = 1;
export const WORDS = 2;
export const WITHIN = 3;
export const NOWHERE = Infinity;

/**
 * What was typed, folded. Texts and queries begin with a space, so that "begins a word" is a plain search for a piece of
 * text: thousands of such questions are asked for each letter typed.
 */
export interface Query {
  /** ` new york` */
  readonly text: string;
  /** `[' new', ' york']` */
  readonly words: readonly string[];
  /** `new york`, for what lies within a word. */
  readonly inner: string;
  /** `new`: where this is not, nothing of the query is. */
  readonly firstWord: string;
}

/** A text in the form in which it is compared: ` america new york`. */
export function comparable(text: string): string {
  return ` ${foldText(text)}`;
}

/** The query a typed text makes, or null when nothing in it can be compared. */
export function queryOf(typed: string): Query | null {
  const inner = foldText(typed);
  if (inner === '') return null;
  const words = [...new Set(inner.split(' '))];
  return { text: ` ${inner}`, inner, words: words.map((word) => ` ${word}`), firstWord: words[0] ?? inner };
}

/** How near a comparable text comes to a query. */
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
