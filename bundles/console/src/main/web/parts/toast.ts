import { html } from "lit";
import { customElement } from "lit/decorators.js";
import { describe } from "../core/api.ts";
import { t } from "../core/i18n.ts";
import { Signal, View } from "../core/state.ts";
import { icon } from "./icons.ts";

interface Toast {
  id: number;
  kind: "done" | "failed";
  text: string;
}

const SHOWN_MILLISECONDS = 6000;
const MAX_SHOWN = 4;

const toasts = new Signal<readonly Toast[]>([]);
let nextId = 1;

/** Says that something was done; the text goes by itself. */
export function done(text: string): void {
  show("done", text);
}

/** Says why something failed; the text stays until it is closed. */
export function failed(error: unknown): void {
  show("failed", describe(error));
}

function show(kind: Toast["kind"], text: string): void {
  const toast = { id: nextId++, kind, text };
  const others = toasts.value.filter((other) => other.text !== text || other.kind !== kind);
  toasts.value = [...others, toast].slice(-MAX_SHOWN);
  if (kind === "done") {
    setTimeout(() => close(toast), SHOWN_MILLISECONDS);
  }
}

function close(toast: Toast): void {
  toasts.value = toasts.value.filter((other) => other.id !== toast.id);
}

/** The corner where short messages appear; screen readers announce them. */
@customElement("lg-toasts")
export class Toasts extends View {
  constructor() {
    super();
    this.watch(toasts);
  }

  override render(): unknown {
    const all = toasts.value;
    return html`
      <div role="status">${all.filter((toast) => toast.kind === "done").map((toast) => this.#toast(toast))}</div>
      <div role="alert">${all.filter((toast) => toast.kind === "failed").map((toast) => this.#toast(toast))}</div>
    `;
  }

  #toast(toast: Toast): unknown {
    return html`
      <div class="toast ${toast.kind}">
        ${icon(toast.kind === "done" ? "check" : "warning")}
        <span class="text">${toast.text}</span>
        <button class="quiet" aria-label="${t("action.close")}" @click="${() => close(toast)}">${icon("kill")}</button>
      </div>
    `;
  }
}
