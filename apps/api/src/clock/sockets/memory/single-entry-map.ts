/**
 * A map that has one entry at most times, which a `Map` stores in 180 bytes. Further entries are kept in a `Map`.
 */
export class SingleEntryMap<K, V> {
  private key: K | undefined;
  private value: V | undefined;
  private more: Map<K, V> | null = null;

  constructor(entries: Iterable<readonly [K, V]>) {
    for (const [key, value] of entries) this.set(key, value);
  }

  get size(): number {
    return (this.key === undefined ? 0 : 1) + (this.more?.size ?? 0);
  }

  has(key: K): boolean {
    return key === this.key || this.more?.has(key) === true;
  }

  get(key: K): V | undefined {
    return key === this.key ? this.value : this.more?.get(key);
  }

  set(key: K, value: V): this {
    if (this.key === undefined && this.more?.has(key) !== true) this.key = key;
    if (key === this.key) this.value = value;
    else (this.more ??= new Map()).set(key, value);
    return this;
  }

  delete(key: K): boolean {
    if (key !== this.key) return this.more?.delete(key) === true;
    this.key = undefined;
    this.value = undefined;
    return true;
  }

  clear(): void {
    this.key = undefined;
    this.value = undefined;
    this.more = null;
  }

  *values(): Generator<V, undefined> {
    if (this.key !== undefined) yield this.value as V;
    yield* this.more?.values() ?? [];
  }

  *[Symbol.iterator](): Generator<[K, V], undefined> {
    if (this.key !== undefined) yield [this.key, this.value as V];
    yield* this.more ?? [];
  }
}
