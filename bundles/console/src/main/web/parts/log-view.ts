/**
 * A log as a list that draws only the rows in view, once for each frame. It follows the end until the user scrolls up or
 * selects text. Rows wrap, so that their heights differ: they are estimated by their length, and measured when drawn.
 */
import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { t } from "../core/i18n.ts";
import type { LogFeed } from "../core/log-feed.ts";
import { type Entry, type Gap, isGap } from "../core/log-window.ts";
import { looks, View } from "../core/state.ts";
import type { LogLine } from "../core/types.ts";
import { LineList, MARGIN } from "./line-list.ts";
import { focusLine, rowKey } from "./log-keys.ts";
import { createRow, plainText } from "./log-rows.ts";
import { icon } from "./icons.ts";
import { broken, loading } from "./states.ts";

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

  readonly #sizes = new ResizeObserver(() => this.#rebuild(true));
  #lines: LineList | null = null;
  #frame = 0;
  #seen = 0;
  #isAtTarget = false;
  /** Whether the list shows another feed than before. */
  #isFresh = true;

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
        aria-describedby="log-keys"
        tabindex="0"
        @scroll="${this.#scrolled}"
        @keydown="${this.#key}"
      >
        <div class="log-space"><div class="log-rows"></div></div>
      </div>
      <span id="log-keys" hidden>${t("log.keys")}</span>
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
    const list = this.querySelector<HTMLElement>(".log-list")!;
    this.#lines = new LineList(list, () => this.feed.window, (entry) => this.#create(entry), () => this.wrap);
    this.#sizes.observe(list);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const selected = () => {
      if (this.isSelected()) {
        this.following = false;
      }
    };
    document.addEventListener("selectionchange", selected);
    this.untilRemoved(looks.listen(() => this.#rebuild(true)));
    if (this.#lines !== null) {
      this.#sizes.observe(this.#lines.list);
    }
    this.untilRemoved(() => {
      document.removeEventListener("selectionchange", selected);
      this.#sizes.disconnect();
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
    });
  }

  override updated(changed: PropertyValues): void {
    if (changed.has("feed")) {
      this.following = this.feed.at === null;
      this.#isAtTarget = this.following;
      this.#isFresh = true;
    }
    if (changed.has("feed") || changed.has("mark") || changed.has("wrap") || changed.has("target")) {
      this.#rebuild(!changed.has("feed"));
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
    const { list, heights } = this.#lines!;
    let index = heights.indexAt(list.scrollTop + list.clientHeight / 2);
    for (index += direction; index >= 0 && index < entries.length; index += direction) {
      const entry = entries[index]!;
      if (!isGap(entry) && entry.message.toLowerCase().includes(this.mark)) {
        this.following = false;
        this.#lines!.scrollTo(heights.top(index) + heights.get(index) / 2 - list.clientHeight / 2);
        this.refresh();
        return true;
      }
    }
    return false;
  }

  isSelected(): boolean {
    return this.#lines !== null && this.#lines.selection() !== null;
  }

  /** Returns the selected text, or else everything that is loaded. */
  text(): string {
    return this.isSelected() ? document.getSelection()!.toString() : this.allText();
  }

  allText(): string {
    return plainText(this.feed.window.entries);
  }

  #rebuild(isSame: boolean): void {
    this.#lines?.reset(isSame);
    this.refresh();
  }

  #draw(): void {
    this.#frame = 0;
    const lines = this.#lines!;
    const { window } = this.feed;
    this.feed.flush(!this.following);
    // The row at the top of what is seen stays where it is, whatever comes or goes above it.
    const anchor = lines.anchor();
    lines.sync();
    if (this.following || this.#isFresh) {
      this.#seen = window.appended;
      this.#isFresh = false;
    }
    const settle = () => this.following ? lines.scrollToEnd() : anchor !== null && lines.keep(anchor);
    if (!this.#isAtTarget && this.feed.isLoaded) {
      this.#isAtTarget = true;
      lines.scrollTo(lines.heights.top(this.#targetIndex()) - lines.list.clientHeight / 4);
    } else {
      settle();
    }
    const selected = lines.selection();
    lines.draw(selected);
    if (lines.measure()) {
      settle();
      lines.draw(selected);
    }
    this.isEmpty = window.entries.length === 0;
    this.isLoaded = this.feed.isLoaded;
    this.problem = this.feed.problem;
    this.unseen = this.following ? 0 : window.newer + window.appended - this.#seen;
    this.#loadMore();
  }

  #create(entry: Entry): HTMLElement {
    return createRow(entry, {
      mark: this.mark,
      isTarget: (line) =>
        this.target !== null &&
        (this.target.id === undefined ? line.timestamp === this.target.at : line.id === this.target.id),
      address: this.address,
      loadGap: (gap: Gap) => this.feed.loadGap(gap),
    });
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
    const lines = this.#lines!;
    const { scrollTop, scrollHeight, clientHeight } = lines.list;
    if (Math.abs(scrollTop - lines.scrolledTo) >= 1) {
      // A list that has lost the lines of another place, and not drawn its own yet, has scrolled by itself.
      if (this.#isAtTarget) {
        this.#userScrolled(scrollHeight - scrollTop - clientHeight < lines.line);
      }
      lines.scrolledTo = scrollTop;
    }
    this.refresh();
  };

  #userScrolled(isAtEnd: boolean): void {
    if (!isAtEnd && this.following) {
      this.#seen = this.feed.window.appended;
    }
    this.following = isAtEnd && this.feed.window.newer === 0 && !this.isSelected();
  }

  readonly #key = (event: KeyboardEvent): void => {
    const { list } = this.#lines!;
    const row = (event.target as Element).closest<HTMLElement>(".line");
    const act = row === null ? this.#listKey(event.key) : rowKey(event.key, row, list);
    if (act !== undefined) {
      event.preventDefault();
      act();
    }
  };

  /** Enter goes from the list to a line, of which the Tab key would have to pass hundreds. */
  #listKey(key: string): (() => void) | undefined {
    if (key === "End") {
      return this.toEnd;
    }
    return key !== "Enter" ? undefined : () => {
      const row = this.#lines!.inView(this.following);
      this.following = false;
      focusLine(row);
    };
  }

  #loadMore(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.#lines!.list;
    if (this.following || !this.feed.isLoaded || this.feed.problem !== null || this.feed.isReading) {
      return;
    }
    if (scrollTop < 2 * MARGIN && this.feed.window.hasOlder) {
      this.feed.loadOlder();
    } else if (scrollHeight - scrollTop - clientHeight < 2 * MARGIN && this.feed.window.newer > 0) {
      this.feed.loadNewer();
    }
  }
}
