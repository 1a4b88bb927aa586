import { computed, inject, Injectable, signal } from '@angular/core';
import {
  type AppendedClock,
  type Board,
  MAX_BOARD_CLOCKS,
  MAX_RESOLVED_NAMES,
  type NameResolution,
} from '@live-tz/contracts';
import { UserFacingError } from '../../http/problem-error';
import { BoardsStore } from '../switcher/boards-store';
import { namesOf, type Resolutions, understand } from './chosen-readings';
import { batchesOf } from './clock-batches';
import { clockOf, isChosen, type LineChange, listedLine, type ListedLine } from './listed-line';
import { PasteApi } from './paste-api';
import type { Reading } from './line-readings';
import { type PastedLine, parsePastedList } from './pasted-list';

/** Lines without a clock, such as headings, are among them. */
const MAX_PASTED_LINES = 2 * MAX_BOARD_CLOCKS;

/** The lines of a pasted list, from what they were understood as to the clocks that are added. */
@Injectable()
export class PasteStore {
  private readonly api = inject(PasteApi);
  private readonly boards = inject(BoardsStore);
  private readonly listed = signal<readonly ListedLine[] | null>(null);

  /** Null until a list is looked up. */
  readonly lines = this.listed.asReadonly();
  readonly chosen = computed(() => (this.listed() ?? []).filter(isChosen));
  readonly undecided = computed(() => (this.listed() ?? []).filter((line) => !isChosen(line)));

  /** @throws UserFacingError for an empty or a very long list */
  async lookUp(text: string): Promise<void> {
    const lines = parsePastedList(text);
    if (lines.length === 0) throw new UserFacingError('Paste a list first: one place on each line.');
    if (lines.length > MAX_PASTED_LINES) {
      throw new UserFacingError(
        `This list has ${lines.length.toLocaleString()} lines. Look up at most ${MAX_PASTED_LINES} at a time: a board holds ${MAX_BOARD_CLOCKS} clocks.`,
      );
    }
    const resolutions = await this.resolve(lines);
    this.listed.set(understand(lines, resolutions).map(listedLine));
  }

  /** Most lines are understood as a whole, and similar names are only of use for lines without a better reading. */
  private async resolve(lines: readonly PastedLine[]): Promise<Resolutions> {
    const known = new Map<string, NameResolution>();
    const lookUp = async (names: readonly string[], withSimilar: boolean): Promise<void> => {
      for (const [name, resolution] of await this.api.resolve(names, withSimilar))
        known.set(name, resolution);
    };
    const isUnknown = ({ name }: Reading): boolean => (known.get(name)?.kind ?? 'none') === 'none';
    const first = lines.map((line) => ({ ...line, readings: line.readings.slice(0, 1), parts: [] }));
    await lookUp(namesOf(first), false);
    const unclear = lines.filter(({ readings }) => readings.slice(0, 1).every(isUnknown));
    const others = namesOf(unclear).filter((name) => !known.has(name));
    await lookUp(others, false);
    const unknown = namesOf(unclear.filter(({ readings }) => readings.every(isUnknown)));
    await lookUp(unknown.slice(0, MAX_RESOLVED_NAMES), true);
    return known;
  }

  change(id: string, change: LineChange): void {
    this.update((lines) => lines.map((line) => (line.id === id ? { ...line, ...change } : line)));
  }

  remove(id: string): void {
    this.update((lines) => lines.filter((line) => line.id !== id));
  }

  clear(): void {
    this.listed.set(null);
  }

  /** Adds the clocks of all decided lines, which then leave the list. */
  async addTo(boardId: string): Promise<void> {
    const clocks = this.chosen().map(clockOf);
    for (const batch of batchesOf(clocks)) {
      await this.api.addClocks(boardId, batch);
      this.removeAll(batch);
    }
  }

  /** Makes a board of the clocks that fit into one request; the others stay in the list. */
  async addToNew(name: string): Promise<Board> {
    const [first = []] = batchesOf(this.chosen().map(clockOf));
    const board = await this.boards.create({ name, clocks: first });
    this.removeAll(first);
    return board;
  }

  private removeAll(clocks: readonly AppendedClock[]): void {
    const ids = new Set(clocks.map(({ id }) => id));
    this.update((lines) => lines.filter(({ id }) => !ids.has(id)));
  }

  private update(change: (lines: readonly ListedLine[]) => readonly ListedLine[]): void {
    this.listed.update((lines) => (lines === null ? null : change(lines)));
  }
}
