/**
 * The part of a server's log that a page holds: lines in the order of their ids, of a bounded size, without a double
 * line, and with a mark wherever lines are missing. Live lines and pages of the API meet here; it knows neither.
 *
 * Pages are counted from the newest line, so every new line moves them. Each page is therefore asked for with one line
 * that is known already: it proves that the page adjoins, and shows by how much a request has missed.
 */
import type { LogLine } from "./types.ts";

/** A mark for lines that exist but are not here. */
export interface Gap {
  gap: number;
  id: number;
  timestamp: string;
}

export type Entry = LogLine | Gap;

export interface LogPage {
  total: number;
  /** Newest first, as the API sends them. */
  logs: LogLine[];
}

export interface Range {
  offset: number;
  limit: number;
}

const MAX_LINES = 100_000;
/** Bounds the memory of long lines, and the height of the list, which browsers limit. */
const MAX_CHARACTERS = 32_000_000;
const PAGE = 500;

export function isGap(entry: Entry): entry is Gap {
  return "gap" in entry;
}

export class LogWindow {
  /** Read only, except for this class. */
  readonly entries: Entry[] = [];
  /** The number of lines that follow the last one here; 0 while new lines are appended. */
  newer = 0;
  hasOlder = false;
  /** Changes when entries have changed anywhere but by additions at the end and removals at the start. */
  version = 0;
  /** How many entries were removed from the start since the last change of the version. */
  removed = 0;
  /** How many lines were ever appended; for counting what is new. */
  appended = 0;

  #characters = 0;
  /** Lines that belong after the last entry but will not come. */
  #missing = 0;

  constructor(readonly maxLines = MAX_LINES, readonly maxCharacters = MAX_CHARACTERS) {}

  get last(): LogLine | undefined {
    return this.entries.at(-1) as LogLine | undefined;
  }

  /** Replaces everything by a page that begins `offset` lines before the newest one. */
  show(page: LogPage, offset = 0): void {
    this.#replace(page.logs.toReversed());
    this.newer = offset;
    this.hasOlder = offset + page.logs.length < page.total;
    this.#missing = 0;
  }

  /**
   * Appends live lines; those that are here already are left out.
   *
   * @param keepStart whether somebody reads at the start, so that lines rather wait outside than push others out
   */
  append(lines: readonly LogLine[], keepStart = false): void {
    let last = this.last?.id ?? 0;
    for (const line of lines) {
      if (line.id <= last) {
        continue;
      }
      last = line.id;
      if (this.newer > 0 || (keepStart && this.#isFull())) {
        this.newer++;
        continue;
      }
      this.#mark(line);
      this.#push(line);
      this.appended++;
    }
    this.#trimStart();
  }

  /** Notes that the connection was too slow for that many lines, which belong after the last one. */
  lose(count: number): void {
    if (this.newer > 0) {
      this.newer += count;
    } else {
      this.#missing += count;
    }
  }

  /**
   * Appends what was written since the last line, after a time without a connection.
   *
   * @param lines all lines since the time of the last one, newest first, as far as they were read
   * @param total how many there are
   */
  catchUp(lines: readonly LogLine[], total: number): void {
    const last = this.last;
    const isComplete = last === undefined || total <= lines.length || lines.some((line) => line.id <= last.id);
    // What was missing before has been read, or is part of the new gap.
    this.#missing = isComplete ? 0 : total - lines.length;
    this.append(lines.toReversed());
  }

  /** Returns which page holds the lines before the first one. */
  olderRange(): Range {
    return { offset: this.newer + this.#span() - 1, limit: PAGE + 1 };
  }

  /**
   * Adds the page for `olderRange`.
   *
   * @return 0, or by how much the offset of the request must change to meet the first line
   */
  addOlder(page: LogPage, offset: number): number {
    const first = this.entries[0];
    const shift = first === undefined ? 0 : distance(page.logs, first.id);
    if (shift !== 0) {
      return shift;
    }
    const older = page.logs.filter((line) => first === undefined || line.id < first.id);
    this.hasOlder = offset + page.logs.length < page.total && older.length > 0;
    if (older.length > 0) {
      this.#replace([...older.toReversed(), ...this.entries]);
      this.#trimEnd();
    }
    return 0;
  }

  /** Returns which page holds the lines after the last one. */
  newerRange(): Range {
    const offset = Math.max(0, this.newer - PAGE);
    return { offset, limit: this.newer - offset + 1 };
  }

  /** Adds the page for `newerRange`; returns the same as `addOlder`. */
  addNewer(page: LogPage, offset: number): number {
    const last = this.last;
    const shift = last === undefined ? 0 : distance(page.logs, last.id);
    if (shift !== 0) {
      return shift;
    }
    this.newer = 0;
    this.append(page.logs.toReversed());
    this.newer = offset;
    return 0;
  }

  /** Returns which page holds the lines of a gap, with the known lines around them. */
  gapRange(gap: Gap): Range {
    const after = this.entries.slice(this.entries.indexOf(gap) + 1);
    return { offset: Math.max(0, this.newer + span(after) - 1), limit: Math.min(1000, gap.gap + 2) };
  }

  /** Puts lines of a page where they belong; the gap becomes smaller, or goes if the page reaches its other side. */
  fill(gap: Gap, page: LogPage): void {
    const index = this.entries.indexOf(gap);
    if (index < 0) {
      return;
    }
    const before = this.entries[index - 1]?.id ?? 0;
    const after = this.entries[index + 1]?.id ?? Infinity;
    const lines = page.logs.filter((line) => line.id > before && line.id < after).toReversed();
    const reaches = page.logs.length === 0 || page.logs.some((line) => line.id <= before) || lines.length === 0;
    const rest = Math.max(1, gap.gap - lines.length);
    const left: Entry[] = reaches ? [] : [{ ...gap, gap: rest, id: lines[0]!.id - 0.5 }];
    this.#replace([...this.entries.slice(0, index), ...left, ...lines, ...this.entries.slice(index + 1)]);
    this.#trimStart();
  }

  /** Returns the index of the first entry with this id or a greater one. */
  indexOf(id: number): number {
    let [low, high] = [0, this.entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      this.entries[middle]!.id < id ? low = middle + 1 : high = middle;
    }
    return low;
  }

  #replace(entries: Entry[]): void {
    // An assignment of the length and a push of each keep the array itself, and the stack small.
    this.entries.length = 0;
    this.#characters = 0;
    for (const entry of entries) {
      this.#push(entry);
    }
    this.version++;
    this.removed = 0;
  }

  #push(entry: Entry): void {
    this.entries.push(entry);
    this.#characters += size(entry);
  }

  /** Puts the mark for what is missing before a line. Its id lies between those of its neighbours. */
  #mark(next: LogLine): void {
    // Ids increase, so that no more lines than this can lie between.
    const gap = Math.min(this.#missing, next.id - (this.last?.id ?? 0) - 1);
    if (gap > 0) {
      this.#push({ gap, id: next.id - 0.5, timestamp: next.timestamp });
    }
    this.#missing = 0;
  }

  #isFull(): boolean {
    return this.entries.length >= this.maxLines || this.#characters >= this.maxCharacters;
  }

  #isOver(): boolean {
    return this.entries.length > this.maxLines || this.#characters > this.maxCharacters;
  }

  #trimStart(): void {
    let count = 0;
    let [length, characters] = [this.entries.length, this.#characters];
    while (length > this.maxLines || (characters > this.maxCharacters && length > 1)) {
      characters -= size(this.entries[count++]!);
      length--;
    }
    if (count > 0) {
      this.entries.splice(0, count);
      this.#characters = characters;
      this.removed += count;
      this.hasOlder = true;
    }
  }

  #trimEnd(): void {
    while (this.#isOver() && this.entries.length > 1) {
      const entry = this.entries.pop()!;
      this.#characters -= size(entry);
      this.newer += isGap(entry) ? entry.gap : 1;
    }
    const last = this.entries.at(-1);
    if (last !== undefined && isGap(last)) {
      this.entries.pop();
      this.newer += last.gap;
    }
  }

  #span(): number {
    return span(this.entries) + this.#missing;
  }
}

function size(entry: Entry): number {
  return isGap(entry) ? 0 : entry.message.length;
}

function span(entries: readonly Entry[]): number {
  return entries.reduce((sum, entry) => sum + (isGap(entry) ? entry.gap : 1), 0);
}

/** Returns how far a page lies from a line: 0 if it holds the line or is empty, less if the page is older. */
function distance(logs: readonly LogLine[], id: number): number {
  const [newest, oldest] = [logs[0]?.id, logs.at(-1)?.id];
  if (newest === undefined || oldest === undefined || (newest >= id && oldest <= id)) {
    return 0;
  }
  return newest < id ? newest - id : Math.max(1, oldest - id);
}
