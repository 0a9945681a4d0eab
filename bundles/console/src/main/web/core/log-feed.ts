/** Fills a window onto a server's log from the API and from the live channel. */
import { get, query } from "./api.ts";
import { followLog, type Message, onMessage } from "./live.ts";
import { type Gap, type LogPage, LogWindow, type Range } from "./log-window.ts";
import type { LogLine } from "./types.ts";

export interface LogFilter {
  /** A literal text, found in any case. */
  search: string;
  /** One of the levels; empty for all. */
  level: string;
}

export const LEVELS: readonly LogLine["level"][] = ["debug", "info", "warning", "error"];

const FIRST_PAGE = 500;
/** How many lines are shown before the moment that was asked for. */
const CONTEXT = 100;
const MAX_PAGE = 1000;
const MAX_CATCH_UP_PAGES = 3;
const MAX_SHIFTS = 4;
/** Lines wait for the next frame; in the background, where there are none, only this many. */
const MAX_WAITING = 5000;

export class LogFeed {
  readonly window = new LogWindow();
  /** Why the log could not be read, or `null`. */
  problem: unknown = null;
  isLoaded = false;

  /** Lines that have come, and numbers of those that were dropped between them. */
  #waiting: (LogLine | number)[] = [];
  isReading = false;
  /** Whether the connection was established again while a page was read. */
  #isBehind = false;
  #ends: (() => void)[] = [];

  /**
   * @param filter what is shown of the log
   * @param at the moment that is shown first, or `null` to follow the end
   * @param changed called when something has come; call `flush` before reading the window
   * @param first reads the newest page, if somebody has it already
   */
  constructor(
    readonly server: number,
    readonly filter: LogFilter,
    readonly at: string | null,
    readonly changed: () => void,
    readonly first?: () => Promise<LogPage>,
  ) {}

  start(): void {
    this.#ends = [
      onMessage("log", (message) => this.#receive(message)),
      onMessage("dropped", (message) => this.#dropped(message)),
      onMessage("event", (message) => {
        if (message.server_id === this.server && message.data.event_type === "logs_cleared") {
          this.#waiting = [];
          this.toEnd();
        }
      }),
      followLog(this.server, () => this.#confirmed()),
    ];
  }

  end(): void {
    this.#ends.splice(0).forEach((end) => end());
  }

  /** Whether a line passes the filter, as the API decides it. */
  matches(line: LogLine): boolean {
    const { search, level } = this.filter;
    return (level === "" || line.level === level) &&
      (search === "" || line.message.toLowerCase().includes(search.toLowerCase()));
  }

  /** Moves what has come into the window. Lines wait while a page is read, since they may be in it, too. */
  flush(keepStart: boolean): void {
    if (this.isReading || !this.isLoaded) {
      return;
    }
    let lines: LogLine[] = [];
    for (const next of this.#waiting.splice(0)) {
      if (typeof next === "number") {
        this.window.append(lines, keepStart);
        this.window.lose(next);
        lines = [];
      } else {
        lines.push(next);
      }
    }
    this.window.append(lines, keepStart);
  }

  /** Leaves the present place and shows the newest lines. */
  async toEnd(): Promise<void> {
    await this.#read(async () => {
      const page = await this.#page({ offset: 0, limit: FIRST_PAGE });
      this.window.show(page);
    });
  }

  async loadOlder(): Promise<void> {
    if (this.window.hasOlder && this.window.entries.length > 0) {
      await this.#read(() => this.#adjoin(this.window.olderRange(), (page, at) => this.window.addOlder(page, at)));
    }
  }

  async loadNewer(): Promise<void> {
    if (this.window.newer > 0) {
      await this.#read(() => this.#adjoin(this.window.newerRange(), (page, at) => this.window.addNewer(page, at)));
    }
  }

  async loadGap(gap: Gap): Promise<void> {
    await this.#read(async () => this.window.fill(gap, await this.#page(this.window.gapRange(gap))));
  }

  async retry(): Promise<void> {
    await this.#confirmed();
  }

  async #confirmed(): Promise<void> {
    if (this.isReading) {
      this.#isBehind = true;
      return;
    }
    this.#isBehind = false;
    await this.#read(() => this.isLoaded ? this.#catchUp() : this.#begin());
  }

  async #begin(): Promise<void> {
    if (this.at === null) {
      this.window.show(await (this.first?.() ?? this.#page({ offset: 0, limit: FIRST_PAGE })));
      return;
    }
    const { total } = await this.#page({ offset: 0, limit: 1 }, this.at);
    const offset = Math.max(0, total + CONTEXT - FIRST_PAGE);
    this.window.show(await this.#page({ offset, limit: FIRST_PAGE }), offset);
  }

  async #catchUp(): Promise<void> {
    const last = this.window.last;
    if (last === undefined) {
      this.window.show(await this.#page({ offset: 0, limit: FIRST_PAGE }));
      return;
    }
    if (this.window.newer > 0) {
      this.window.newer = Math.max(1, (await this.#page({ offset: 0, limit: 1 }, last.timestamp)).total - 1);
      return;
    }
    const lines: LogLine[] = [];
    let total = 0;
    for (let pages = 0; pages < MAX_CATCH_UP_PAGES; pages++) {
      const page = await this.#page({ offset: lines.length, limit: MAX_PAGE }, last.timestamp);
      total = page.total;
      lines.push(...page.logs);
      if (page.logs.length === 0 || page.logs.at(-1)!.id <= last.id || lines.length >= total) {
        break;
      }
    }
    this.window.catchUp(lines, total);
  }

  /** Reads a page that adjoins what is here; lines that were written meanwhile may have moved it. */
  async #adjoin(range: Range, add: (page: LogPage, offset: number) => number): Promise<void> {
    let { offset } = range;
    for (let attempt = 0; attempt < MAX_SHIFTS; attempt++) {
      const shift = add(await this.#page({ offset, limit: range.limit }), offset);
      if (shift === 0) {
        return;
      }
      offset = Math.max(0, offset + shift);
    }
    this.window.show(await this.#page({ offset: 0, limit: FIRST_PAGE }));
  }

  #page(range: Range, since?: string): Promise<LogPage> {
    const { search, level } = this.filter;
    return get<LogPage>(`/servers/${this.server}/logs${query({ ...range, search, level, since })}`);
  }

  async #read(action: () => Promise<void>): Promise<void> {
    if (this.isReading) {
      return;
    }
    this.isReading = true;
    try {
      await action();
      this.isLoaded = true;
      this.problem = null;
    } catch (error) {
      this.problem = error;
    } finally {
      this.isReading = false;
      this.changed();
      if (this.#isBehind) {
        this.#confirmed();
      }
    }
  }

  #receive(message: Message): void {
    if (message.server_id !== this.server || !this.matches(message.data)) {
      return;
    }
    this.#waiting.push(message.data);
    if (this.#waiting.length >= MAX_WAITING) {
      this.flush(false);
      // They are still here while a page is read.
      const left = this.#waiting.splice(0, this.#waiting.length - MAX_WAITING / 2);
      if (left.length > 0) {
        this.#waiting.unshift(left.reduce<number>((sum, one) => sum + (typeof one === "number" ? one : 1), 0));
      }
    }
    this.changed();
  }

  #dropped(message: Message): void {
    if (message.server_id === this.server && message.data.channel === "logs") {
      this.#waiting.push(message.data.count);
      this.changed();
    }
  }
}
