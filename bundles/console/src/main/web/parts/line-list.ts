/**
 * The drawn part of a long list of lines: only the rows in view are elements. Rows wrap, so that their heights differ:
 * they are estimated by their length, and measured when they are drawn.
 */
import { Heights } from "../core/heights.ts";
import { type Entry, isGap, type LogWindow } from "../core/log-window.ts";

/** Rows are drawn this far above and below what is seen, in pixels. */
export const MARGIN = 400;
/** So many rows are kept for a selection. */
const MAX_SELECTED = 3000;

/** A row, and how far below the top of what is seen it begins. */
export interface Anchor {
  entry: Entry;
  offset: number;
}

export class LineList {
  readonly heights = new Heights();
  /** The height of a line of text. */
  line = 20;
  /** Where this list has scrolled to; a place of the list that differs is the user's doing. */
  scrolledTo = 0;

  readonly #rows = new Map<Entry, HTMLElement>();
  readonly #space: HTMLElement;
  readonly #drawn: HTMLElement;
  /** The anchor at the time of a reset, until rows are drawn again. */
  #before: Anchor | null = null;
  #version = -1;
  #removed = 0;
  #columns = 80;
  #longest = 0;

  /**
   * @param list the element that scrolls
   * @param create creates the row of an entry
   */
  constructor(
    readonly list: HTMLElement,
    readonly window: () => LogWindow,
    readonly create: (entry: Entry) => HTMLElement,
    readonly wraps: () => boolean,
  ) {
    this.#space = list.querySelector(".log-space")!;
    this.#drawn = list.querySelector(".log-rows")!;
  }

  /**
   * Forgets all rows and heights, since they look different from now on.
   *
   * @param isSame whether it is the same log, so that its place is kept
   */
  reset(isSame: boolean): void {
    this.#before = isSame ? this.anchor() : null;
    this.#version = -1;
    this.#rows.clear();
    this.#drawn.replaceChildren();
  }

  /** The row at the top of what is seen stays where it is, whatever comes or goes above it. */
  anchor(): Anchor | null {
    // The rows on the page tell, since the entries may have changed since they were drawn.
    const top = this.list.getBoundingClientRect().top + this.list.clientTop;
    let anchor = this.#before;
    this.#before = null;
    for (const [entry, row] of this.#rows) {
      const box = row.getBoundingClientRect();
      if (box.bottom > top && (anchor === null || box.top - top < anchor.offset)) {
        anchor = { entry, offset: box.top - top };
      }
    }
    return anchor !== null && anchor.offset < this.list.clientHeight ? anchor : null;
  }

  /** Puts a row back where it was. */
  keep({ entry, offset }: Anchor): void {
    this.scrollTo(this.heights.top(this.window().indexOf(entry.id)) - offset);
  }

  scrollToEnd(): void {
    this.scrollTo(this.heights.total - this.list.clientHeight);
  }

  scrollTo(top: number): void {
    this.#space.style.height = `${this.heights.total}px`;
    if (Math.abs(this.list.scrollTop - top) >= 1) {
      this.list.scrollTop = top;
    }
    this.scrolledTo = this.list.scrollTop;
  }

  /** Brings the heights up to date with the window. */
  sync(): void {
    const window = this.window();
    if (window.version !== this.#version) {
      this.#version = window.version;
      this.#lookAtSizes();
      this.#longest = 0;
      this.heights.replace(window.entries.map((entry) => this.#estimate(entry)));
    } else {
      this.heights.dropFirst(window.removed - this.#removed);
      for (let index = this.heights.length; index < window.entries.length; index++) {
        this.heights.append(this.#estimate(window.entries[index]!));
      }
    }
    this.#removed = window.removed;
    this.#space.style.height = `${this.heights.total}px`;
    this.#space.style.minWidth = this.wraps() ? "" : `calc(${Math.min(this.#longest, 20_000)}ch + 12rem)`;
  }

  /**
   * Draws the rows in view.
   *
   * @param selected the first and last row with selected text, which stay as long as they are not too far away
   */
  draw(selected: [number, number] | null): void {
    const { entries } = this.window();
    let [first, last] = [0, -1];
    if (entries.length > 0) {
      const top = this.list.scrollTop;
      first = this.heights.indexAt(top - MARGIN);
      last = this.heights.indexAt(top + this.list.clientHeight + MARGIN);
      if (selected !== null && Math.max(last, selected[1]) - Math.min(first, selected[0]) < MAX_SELECTED) {
        first = Math.min(first, selected[0]);
        last = Math.max(last, selected[1]);
      }
    }
    const wanted = entries.slice(first, last + 1);
    const kept = new Set(wanted);
    for (const [entry, row] of this.#rows) {
      if (!kept.has(entry)) {
        row.remove();
        this.#rows.delete(entry);
      }
    }
    let next = this.#drawn.firstElementChild;
    for (const entry of wanted) {
      const row = this.#rows.get(entry) ?? this.#add(entry);
      row === next ? next = next.nextElementSibling : this.#drawn.insertBefore(row, next);
    }
    this.#drawn.style.transform = `translateY(${this.heights.top(first)}px)`;
  }

  #add(entry: Entry): HTMLElement {
    const row = this.create(entry);
    this.#rows.set(entry, row);
    return row;
  }

  /** Returns the first or the last row that is in view, or `null`. */
  inView(isLast: boolean): Element | null {
    const view = this.list.getBoundingClientRect();
    const rows = [...this.#drawn.children].filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return bottom > view.top && top < view.bottom;
    });
    return rows.at(isLast ? -1 : 0) ?? null;
  }

  /** Replaces estimated heights by those of the drawn rows; returns whether any was wrong. */
  measure(): boolean {
    let isChanged = false;
    for (const [entry, row] of this.#rows) {
      const index = this.window().indexOf(entry.id);
      const { height } = row.getBoundingClientRect();
      if (height > 0 && Math.abs(this.heights.get(index) - height) > 0.01) {
        this.heights.set(index, height);
        isChanged = true;
      }
    }
    return isChanged;
  }

  /** Returns the first and last index of the rows with selected text, or `null`. */
  selection(): [number, number] | null {
    const selection = document.getSelection();
    if (selection === null || selection.isCollapsed || !this.#drawn.contains(selection.anchorNode)) {
      return null;
    }
    const indexes: number[] = [];
    for (const [entry, row] of this.#rows) {
      if (row.contains(selection.anchorNode) || row.contains(selection.focusNode)) {
        indexes.push(this.window().indexOf(entry.id));
      }
    }
    return indexes.length === 0 ? null : [Math.min(...indexes), Math.max(...indexes)];
  }

  #lookAtSizes(): void {
    const probe = document.createElement("span");
    probe.className = "text";
    probe.textContent = "0".repeat(100);
    const row = document.createElement("div");
    row.className = "line";
    row.append(probe);
    this.#drawn.append(row);
    const width = probe.getBoundingClientRect().width / 100 || 8;
    this.line = parseFloat(getComputedStyle(row).lineHeight) || 20;
    this.#columns = Math.max(10, Math.floor((this.list.clientWidth - 20) / width) - 13);
    row.remove();
  }

  #estimate(entry: Entry): number {
    if (isGap(entry)) {
      return 2 * this.line;
    }
    const { length } = entry.message;
    this.#longest = Math.max(this.#longest, length);
    return this.wraps() ? this.line * Math.max(1, Math.ceil(length / this.#columns)) : this.line;
  }
}
