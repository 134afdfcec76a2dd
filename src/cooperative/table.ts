/* oxlint-disable typescript/no-this-alias -- a walk begins at this version, and goes on to the next. */
/**
 * A table of which every version stays as it was, and whose newest version costs hardly more than a `Map`: for ballots and proposals, which change with nearly every event.
 *
 * The newest version holds a `Map`; each one before holds only how it differs from the next (a "persistent array" after Baker, 1978). Reading an old version walks from difference to difference, so versions that are long
 * gone are slow, and those of the last commands are not. From time to time a new `Map` is begun, so that no walk, and no old version somebody keeps, is longer than the table is large.
 */
export class Table<Value> {
  readonly size: number
  #entries: Map<string, Value> | undefined
  /** How this version differs from the next one: the key, and what stood there; nothing stood there where it is undefined. */
  #next: Difference<Value> | undefined
  /** How many versions share the `Map` so far. */
  readonly #age: number

  private constructor(entries: Map<string, Value> | undefined, size: number, age: number) {
    this.#entries = entries
    this.size = size
    this.#age = age
  }

  /** A table with nothing in it. */
  static empty<Value>(): Table<Value> {
    return new Table(new Map<string, Value>(), 0, 0)
  }

  /** A table of these, of which older versions are made again by `before`. For snapshots. */
  static made<Value>(entries: readonly (readonly [string, Value])[], age: number): Table<Value> {
    const map = new Map(entries)
    return new Table(map, map.size, age)
  }

  /** The version before this one: the other value stood under the key, or nothing. For snapshots. */
  before({ key, value, size }: Omit<Difference<Value>, 'version'> & { readonly size: number }): Table<Value> {
    const older = new Table<Value>(undefined, size, this.#age - 1)
    older.#next = { version: this, key, value }
    return older
  }

  /** How this version differs from the next one, where there is one. For snapshots. */
  get difference(): Difference<Value> | undefined {
    return this.#next
  }

  /** How many versions came before since a `Map` was begun. For snapshots. */
  get age(): number {
    return this.#age
  }

  get(key: string): Value | undefined {
    let version: Table<Value> = this
    for (let next = version.#next; next !== undefined; next = version.#next) {
      if (next.key === key) return next.value
      version = next.version
    }
    return version.#entries?.get(key)
  }

  has(key: string): boolean {
    return this.get(key) !== undefined
  }

  /** The table with a value under a key; this one stays as it is. */
  set(key: string, value: Value): Table<Value> {
    return this.#with(key, value)
  }

  /** The table without a key. */
  delete(key: string): Table<Value> {
    return this.has(key) ? this.#with(key, undefined) : this
  }

  /** The keys, in code-unit order: the order in which they came never shows. */
  keys(): readonly string[] {
    return [...this.#whole().keys()].sort()
  }

  /** The values, in the order of their keys. */
  values(): readonly Value[] {
    return this.entries().map(([, value]) => value)
  }

  entries(): readonly (readonly [string, Value])[] {
    return [...this.#whole()].sort(([a], [b]) => (a < b ? -1 : 1))
  }

  #with(key: string, value: Value | undefined): Table<Value> {
    const before = this.get(key)
    const size = this.size + (before === undefined ? 1 : 0) - (value === undefined ? 1 : 0)
    this.#comeBack()
    // A version from long ago begins a `Map` of its own, and so does the newest where the oldest is far enough away; an empty one shares none.
    const shared = this.#age < Math.max(LEAST_SHARED, this.size) && this.size > 0 ? this.#entries : undefined
    const entries = shared ?? new Map(this.#whole())
    if (value === undefined) entries.delete(key)
    else entries.set(key, value)
    const next = new Table(entries, size, shared === undefined ? 0 : this.#age + 1)
    if (shared !== undefined) {
      this.#entries = undefined
      this.#next = { version: next, key, value: before }
    }
    return next
  }

  /** Takes the `Map` back from a version made a moment ago: a command is tried out on a state, and then its events are folded into that same state. */
  #comeBack(): void {
    const way: Table<Value>[] = []
    let version: Table<Value> = this
    for (let next = version.#next; next !== undefined; next = version.#next) {
      if (way.length === LEAST_SHARED) return
      way.push(version)
      version = next.version
    }
    for (let older = way.pop(); older !== undefined; older = way.pop()) {
      const entries = version.#entries
      const difference = older.#next
      if (entries === undefined || difference === undefined) return
      const { key, value } = difference
      version.#next = { version: older, key, value: entries.get(key) }
      version.#entries = undefined
      if (value === undefined) entries.delete(key)
      else entries.set(key, value)
      older.#entries = entries
      older.#next = undefined
      version = older
    }
  }

  /** This version as a `Map`, which nobody else may change. */
  #whole(): ReadonlyMap<string, Value> {
    if (this.#entries !== undefined) return this.#entries
    const differences: { readonly key: string; readonly value: Value | undefined }[] = []
    let version: Table<Value> = this
    for (let next = version.#next; next !== undefined; next = version.#next) {
      differences.push(next)
      version = next.version
    }
    const entries = new Map(version.#entries)
    for (const { key, value } of differences.reverse()) {
      if (value === undefined) entries.delete(key)
      else entries.set(key, value)
    }
    return entries
  }
}

/** How a version differs from the next one. */
interface Difference<Value> {
  readonly version: Table<Value>
  readonly key: string
  readonly value: Value | undefined
}

const LEAST_SHARED = 64
