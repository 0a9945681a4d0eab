import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { t } from "../core/i18n.ts";
import { dropPosition, moved } from "../core/order.ts";
import { View } from "../core/state.ts";
import { icon, type IconName } from "./icons.ts";

interface Drag {
  from: number;
  to: number;
}

/** How close to the edge of the window, in pixels, the page scrolls while an entry is dragged. */
const EDGE = 60;

/**
 * A list whose order the user changes: by dragging with a mouse or finger, with buttons, or by typing a position, which
 * is the fastest way in a long list.
 */
@customElement("lg-reorder")
export class Reorder<T> extends View {
  @property({ attribute: false })
  accessor items: readonly T[] = [];
  @property({ attribute: false })
  accessor key: (item: T) => unknown = (item) => item;
  /** The name that screen readers say. */
  @property({ attribute: false })
  accessor name: (item: T) => string = String;
  @property({ attribute: false })
  accessor row: (item: T, index: number) => unknown = String;
  /** Called with the new order. */
  @property({ attribute: false })
  accessor changed: (items: T[]) => void = () => {};
  @property({ attribute: false })
  accessor isFixed = false;

  @state()
  accessor drag: Drag | null = null;
  @state()
  accessor announcement = "";

  /** The control that gets the focus back after the list was drawn in its new order. */
  #focus: { key: unknown; control: string } | null = null;
  #endDrag: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.untilRemoved(() => this.#endDrag?.());
  }

  override render(): unknown {
    return html`
      <ol class="reorder ${this.drag === null ? "" : "dragging"}">
        ${repeat(this.items, this.key, (item, index) => this.#entry(item, index))}
      </ol>
      <span class="visually-hidden" role="status">${this.announcement}</span>
    `;
  }

  override updated(changes: PropertyValues): void {
    if (this.#focus !== null && changes.has("items")) {
      const { key, control } = this.#focus;
      this.#focus = null;
      const entry = this.#entries()[this.items.findIndex((item) => this.key(item) === key)];
      const wanted = entry?.querySelector<HTMLElement>(`[data-control=${control}]`);
      // At the end of the list, the button that was pressed is disabled: its neighbour takes the focus.
      (wanted?.matches(":disabled") ? entry?.querySelector<HTMLElement>("button:enabled[data-control]") : wanted)
        ?.focus();
    }
  }

  #entry(item: T, index: number): TemplateResult {
    const { drag } = this;
    const mark = drag === null || drag.to === drag.from || drag.to !== index
      ? ""
      : drag.to < drag.from
      ? "before"
      : "after";
    const name = this.name(item);
    return html`
      <li class="${mark} ${drag?.from === index ? "dragged" : ""}">
        ${this.isFixed
          ? html`
            <span class="position">${index + 1}</span>
          `
          : html`
            <span class="handle" title="${t("reorder.drag")}" @pointerdown="${(event: PointerEvent) =>
              this.#grab(event, index)}">${icon("grip")}</span>
            <input
              class="position"
              type="number"
              inputmode="numeric"
              min="1"
              max="${this.items
                .length}"
              data-control="position"
              aria-label="${t("reorder.position", { name })}"
              .value="${String(
                index + 1,
              )}"
              @change="${(event: Event) => this.#typed(event, index)}"
            >
          `}
        <div class="content">${this.row(item, index)}</div>
        ${this.isFixed ? nothing : html`
          <span class="moves">
            ${this.#button("top", index, 0, name)} ${this.#button("up", index, index - 1, name)} ${this
              .#button("down", index, index + 1, name)}
          </span>
        `}
      </li>
    `;
  }

  #button(control: IconName & ("top" | "up" | "down"), from: number, to: number, name: string): TemplateResult {
    const isUseless = to < 0 || to >= this.items.length || to === from;
    return html`
      <button
        class="quiet compact"
        data-control="${control}"
        ?disabled="${isUseless}"
        title="${t(
          `reorder.${control}`,
        )}"
        aria-label="${t(`reorder.${control}.label`, { name })}"
        @click="${() => this.#move(from, to, control)}"
      >
        ${icon(control)}
      </button>
    `;
  }

  #typed(event: Event, from: number): void {
    const input = event.target as HTMLInputElement;
    const position = Math.round(Number(input.value));
    if (position >= 1) {
      this.#move(from, Math.min(position, this.items.length) - 1, "position");
    }
    input.value = String(from + 1);
  }

  #move(from: number, to: number, control?: string): void {
    if (from === to) {
      return;
    }
    const item = this.items[from]!;
    if (control !== undefined) {
      this.#focus = { key: this.key(item), control };
    }
    this.announcement = t("reorder.moved", { name: this.name(item), position: to + 1, count: this.items.length });
    this.changed(moved(this.items, from, to));
  }

  #entries(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>(":scope > ol > li")];
  }

  #grab(event: PointerEvent, from: number): void {
    if (event.button !== 0) {
      return;
    }
    event.preventDefault();
    this.drag = { from, to: from };
    let { clientY } = event;
    const follow = () => {
      const middles = this.#entries().map((entry) => {
        const { top, height } = entry.getBoundingClientRect();
        return top + height / 2;
      });
      this.drag = { from, to: dropPosition(middles, from, clientY) };
    };
    const scrolling = setInterval(() => {
      const step = clientY < EDGE ? -15 : clientY > innerHeight - EDGE ? 15 : 0;
      if (step !== 0) {
        scrollBy(0, step);
        follow();
      }
    }, 16);
    const listeners = new AbortController();
    const { signal } = listeners;
    this.#endDrag = () => {
      clearInterval(scrolling);
      listeners.abort();
      this.drag = null;
      this.#endDrag = null;
    };
    addEventListener("pointermove", (moving) => {
      clientY = moving.clientY;
      follow();
    }, { signal });
    addEventListener("pointerup", () => {
      const to = this.drag?.to ?? from;
      this.#endDrag?.();
      this.#move(from, to);
    }, { signal });
    addEventListener("pointercancel", () => this.#endDrag?.(), { signal });
    addEventListener("keydown", (pressed) => pressed.key === "Escape" && this.#endDrag?.(), { signal });
  }
}
