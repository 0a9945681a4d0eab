/**
 * A log as a list that draws only the rows in view, once for each frame. It follows the end until the user scrolls up or
 * selects text. Rows wrap, so that their heights differ: they are estimated by their length, and measured when drawn.
 */
import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Heights } from "../core/heights.ts";
import { language, t } from "../core/i18n.ts";
import type { LogFeed } from "../core/log-feed.ts";
import { type Entry, type Gap, isGap } from "../core/log-window.ts";
import { View } from "../core/state.ts";
import type { LogLine } from "../core/types.ts";
import { createRow, plainText } from "./log-rows.ts";
import { icon } from "./icons.ts";
import { broken, loading } from "./states.ts";

/** Rows are drawn this far above and below what is seen, in pixels. */
const MARGIN = 400;
/** So many rows are kept for a selection. */
const MAX_SELECTED = 3000;

@customElement("lg-log-view")
export class LogView extends View {
  @property({ attribute: false })
  accessor feed!: LogFeed;
  @property({ attribute: false })
  accessor mark = "";
  @property({ attribute: false })
  accessor wrap = true;
  /** The line that was asked for by the address: an id, or a time as the API writes it. */
  @property({ attribute: false })
  accessor target: { id?: number; at: string } | null = null;
  @property({ attribute: false })
  accessor address: (line: LogLine) => string = () => "";

  @state()
  accessor following = true;
  @state()
  accessor unseen = 0;
  @state()
  accessor isEmpty = true;
  @state()
  accessor isLoaded = false;
  @state()
  accessor problem: unknown = null;

  readonly #heights = new Heights();
  readonly #rows = new Map<Entry, HTMLElement>();
  readonly #sizes = new ResizeObserver(() => this.#rebuild());
  #list!: HTMLElement;
  #space!: HTMLElement;
  #drawn!: HTMLElement;
  #frame = 0;
  #version = -1;
  #removed = 0;
  #seen = 0;
  #scrolledTo = 0;
  #line = 20;
  #columns = 80;
  #longest = 0;
  #isAtTarget = false;

  constructor() {
    super();
    this.watch(language);
  }

  override render(): unknown {
    const { problem, isLoaded } = this;
    return html`
      ${problem === null ? nothing : broken(problem, () => this.feed.retry())}
      <div
        class="log-list ${this.wrap ? "wrap" : ""}"
        role="log"
        aria-live="off"
        aria-label="${t(
          "log.title",
        )}"
        tabindex="0"
        @scroll="${this.#scrolled}"
        @keydown="${this.#key}"
      >
        <div class="log-space"><div class="log-rows"></div></div>
      </div>
      ${!isLoaded && problem === null ? loading() : this.isEmpty && isLoaded
        ? html`
          <p class="log-empty" role="status">${t(
            this.feed.filter.search || this.feed.filter.level ? "log.no_match" : "log.empty",
          )}</p>
        `
        : nothing} ${this.following ? nothing : html`
        <button class="log-end" @click="${this.toEnd}">
          ${icon("down")}${this.unseen > 0 ? t("log.new_lines", { count: this.unseen }) : t("log.to_end")}
        </button>
      `}
    `;
  }

  override firstUpdated(): void {
    this.#list = this.querySelector(".log-list")!;
    this.#space = this.querySelector(".log-space")!;
    this.#drawn = this.querySelector(".log-rows")!;
    this.#sizes.observe(this.#list);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const selected = () => {
      if (this.#selection() !== null) {
        this.following = false;
      }
    };
    document.addEventListener("selectionchange", selected);
    this.untilRemoved(() => {
      document.removeEventListener("selectionchange", selected);
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
    });
  }

  override updated(changed: PropertyValues): void {
    if (changed.has("feed")) {
      this.following = this.feed.at === null;
      this.#isAtTarget = this.following;
      this.#version = -1;
      this.#seen = 0;
    }
    if (changed.has("feed") || changed.has("mark") || changed.has("wrap") || changed.has("target")) {
      this.#rebuild();
    }
  }

  /** Draws before the next frame, however often it is called until then. */
  refresh(): void {
    if (this.#frame === 0 && this.hasUpdated) {
      this.#frame = requestAnimationFrame(() => this.#draw());
    }
  }

  readonly toEnd = (): void => {
    document.getSelection()?.removeAllRanges();
    this.following = true;
    this.dispatchEvent(new CustomEvent("log-end"));
    if (this.feed.window.newer > 0) {
      this.feed.toEnd();
    }
    this.refresh();
  };

  /** Scrolls to the next (1) or previous (-1) line with the marked text. Returns whether there is one. */
  jump(direction: 1 | -1): boolean {
    const { entries } = this.feed.window;
    const middle = this.#list.scrollTop + this.#list.clientHeight / 2;
    let index = this.#heights.indexAt(middle);
    for (index += direction; index >= 0 && index < entries.length; index += direction) {
      const entry = entries[index]!;
      if (!isGap(entry) && entry.message.toLowerCase().includes(this.mark)) {
        this.following = false;
        this.#scrollTo(this.#heights.top(index) + this.#heights.get(index) / 2 - this.#list.clientHeight / 2);
        this.refresh();
        return true;
      }
    }
    return false;
  }

  isSelected(): boolean {
    return this.#selection() !== null;
  }

  /** Returns the selected text, or else everything that is loaded. */
  text(): string {
    return this.isSelected() ? document.getSelection()!.toString() : this.allText();
  }

  allText(): string {
    return plainText(this.feed.window.entries);
  }

  #rebuild(): void {
    this.#version = -1;
    this.#rows.clear();
    this.#drawn?.replaceChildren();
    this.refresh();
  }

  #draw(): void {
    this.#frame = 0;
    const { window } = this.feed;
    this.feed.flush(!this.following);
    const anchor = this.#anchor();
    this.#sync();
    this.isEmpty = window.entries.length === 0;
    this.isLoaded = this.feed.isLoaded;
    this.problem = this.feed.problem;
    if (!this.#isAtTarget && this.feed.isLoaded) {
      this.#isAtTarget = true;
      this.#scrollTo(this.#heights.top(this.#targetIndex()) - this.#list.clientHeight / 4);
    } else {
      this.#keep(anchor);
    }
    this.#drawRows();
    if (this.#measure()) {
      this.#keep(anchor);
      this.#drawRows();
    }
    this.unseen = this.following ? 0 : window.newer + Math.max(0, window.appended - this.#seen);
    this.#loadMore();
  }

  /** The row at the top of what is seen stays where it is, whatever comes or goes above it. */
  #anchor(): { entry: Entry; offset: number } | null {
    if (this.following || this.#heights.length === 0) {
      return null;
    }
    // The rows on the page tell, since the entries may have changed since they were drawn.
    const top = this.#list.getBoundingClientRect().top + this.#list.clientTop;
    let anchor: { entry: Entry; offset: number } | null = null;
    for (const [entry, row] of this.#rows) {
      const box = row.getBoundingClientRect();
      if (box.bottom > top && (anchor === null || box.top - top < anchor.offset)) {
        anchor = { entry, offset: box.top - top };
      }
    }
    return anchor !== null && anchor.offset < this.#list.clientHeight ? anchor : null;
  }

  #keep(anchor: { entry: Entry; offset: number } | null): void {
    this.#space.style.height = `${this.#heights.total}px`;
    if (this.following) {
      this.#seen = this.feed.window.appended;
      this.#scrollTo(this.#heights.total - this.#list.clientHeight);
    } else if (anchor !== null) {
      this.#scrollTo(this.#heights.top(this.feed.window.indexOf(anchor.entry.id)) - anchor.offset);
    }
  }

  #scrollTo(top: number): void {
    if (Math.abs(this.#list.scrollTop - top) >= 1) {
      this.#space.style.height = `${this.#heights.total}px`;
      this.#list.scrollTop = top;
    }
    this.#scrolledTo = this.#list.scrollTop;
  }

  /** Brings the heights up to date with the window. */
  #sync(): void {
    const { window } = this.feed;
    if (window.version !== this.#version) {
      const before = this.#version;
      this.#version = window.version;
      this.#lookAtSizes();
      this.#longest = 0;
      this.#heights.replace(window.entries.map((entry) => this.#estimate(entry)));
      if (before === -1 || this.following) {
        this.#seen = window.appended;
      }
    } else {
      this.#heights.dropFirst(window.removed - this.#removed);
      for (let index = this.#heights.length; index < window.entries.length; index++) {
        this.#heights.append(this.#estimate(window.entries[index]!));
      }
    }
    this.#removed = window.removed;
    this.#space.style.minWidth = this.wrap ? "" : `calc(${Math.min(this.#longest, 20_000)}ch + 12rem)`;
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
    this.#line = parseFloat(getComputedStyle(row).lineHeight) || 20;
    this.#columns = Math.max(10, Math.floor((this.#list.clientWidth - 20) / width) - 13);
    row.remove();
  }

  #estimate(entry: Entry): number {
    if (isGap(entry)) {
      return 2 * this.#line;
    }
    const { length } = entry.message;
    this.#longest = Math.max(this.#longest, length);
    return this.wrap ? this.#line * Math.max(1, Math.ceil(length / this.#columns)) : this.#line;
  }

  #drawRows(): void {
    const { entries } = this.feed.window;
    let [first, last] = [0, -1];
    if (entries.length > 0) {
      const top = this.#list.scrollTop;
      first = this.#heights.indexAt(top - MARGIN);
      last = this.#heights.indexAt(top + this.#list.clientHeight + MARGIN);
      const selected = this.#selection();
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
      const row = this.#rows.get(entry) ?? this.#create(entry);
      row === next ? next = next.nextElementSibling : this.#drawn.insertBefore(row, next);
    }
    this.#drawn.style.transform = `translateY(${this.#heights.top(first)}px)`;
  }

  #create(entry: Entry): HTMLElement {
    const row = createRow(entry, {
      mark: this.mark,
      isTarget: (line) =>
        this.target !== null &&
        (this.target.id === undefined ? line.timestamp === this.target.at : line.id === this.target.id),
      address: this.address,
      loadGap: (gap: Gap) => this.feed.loadGap(gap),
    });
    this.#rows.set(entry, row);
    return row;
  }

  /** Replaces estimated heights by those of the drawn rows; returns whether any was wrong. */
  #measure(): boolean {
    let isChanged = false;
    for (const [entry, row] of this.#rows) {
      const index = this.feed.window.indexOf(entry.id);
      const { height } = row.getBoundingClientRect();
      if (height > 0 && Math.abs(this.#heights.get(index) - height) > 0.01) {
        this.#heights.set(index, height);
        isChanged = true;
      }
    }
    return isChanged;
  }

  #targetIndex(): number {
    const { entries } = this.feed.window;
    const { id, at } = this.target ?? { at: this.feed.at! };
    const moment = Date.parse(at);
    const index = id === undefined
      ? entries.findIndex((entry) => Date.parse(entry.timestamp) >= moment)
      : this.feed.window.indexOf(id);
    return Math.max(0, Math.min(index < 0 ? Infinity : index, entries.length - 1));
  }

  readonly #scrolled = (): void => {
    const { scrollTop, scrollHeight, clientHeight } = this.#list;
    if (Math.abs(scrollTop - this.#scrolledTo) >= 1) {
      const isAtEnd = scrollHeight - scrollTop - clientHeight < this.#line;
      if (!isAtEnd && this.following) {
        this.#seen = this.feed.window.appended;
      }
      this.following = isAtEnd && this.feed.window.newer === 0 && this.#selection() === null;
      this.#scrolledTo = scrollTop;
    }
    this.refresh();
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === "End" && event.target === this.#list) {
      event.preventDefault();
      this.toEnd();
    }
  };

  #loadMore(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.#list;
    if (this.following || !this.feed.isLoaded || this.feed.problem !== null || this.feed.isReading) {
      return;
    }
    if (scrollTop < 2 * MARGIN && this.feed.window.hasOlder) {
      this.feed.loadOlder();
    } else if (scrollHeight - scrollTop - clientHeight < 2 * MARGIN && this.feed.window.newer > 0) {
      this.feed.loadNewer();
    }
  }

  /** Returns the first and last index of the rows with selected text, or `null`. */
  #selection(): [number, number] | null {
    const selection = document.getSelection();
    if (selection === null || selection.isCollapsed || !this.#drawn?.contains(selection.anchorNode)) {
      return null;
    }
    const indexes: number[] = [];
    for (const [entry, row] of this.#rows) {
      if (row.contains(selection.anchorNode) || row.contains(selection.focusNode)) {
        indexes.push(this.feed.window.indexOf(entry.id));
      }
    }
    return indexes.length === 0 ? null : [Math.min(...indexes), Math.max(...indexes)];
  }
}
