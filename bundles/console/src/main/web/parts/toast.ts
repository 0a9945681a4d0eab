import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { ApiError, describe } from "../core/api.ts";
import { copy } from "../core/copy.ts";
import { t } from "../core/i18n.ts";
import { Signal, View } from "../core/state.ts";
import { icon } from "./icons.ts";

interface Toast {
  id: number;
  kind: "done" | "failed";
  text: string;
  /** What failed. */
  error?: unknown;
}

const SHOWN_MILLISECONDS = 6000;
const MAX_SHOWN = 4;

const toasts = new Signal<readonly Toast[]>([]);
let nextId = 1;

/** Says that something was done; the text goes by itself. */
export function done(text: string): void {
  show({ kind: "done", text });
}

/** Says why something failed; the text stays until it is closed. */
export function failed(error: unknown): void {
  show({ kind: "failed", text: describe(error), error });
}

/** The code of an error, by which one can search or ask for help; a click copies it with the text. */
export function errorCode(error: unknown): TemplateResult | typeof nothing {
  return !(error instanceof ApiError) ? nothing : html`
    <button type="button" class="quiet error-code" title="${t("action.copy")}" @click="${() =>
      copy(`${error.code}: ${describe(error)}`).then(() => done(t("action.copied")), failed)}">
      ${error.code}${icon("copy")}
    </button>
  `;
}

function show(shown: Omit<Toast, "id">): void {
  const toast = { id: nextId++, ...shown };
  const others = toasts.value.filter((other) => other.text !== toast.text || other.kind !== toast.kind);
  toasts.value = [...others, toast].slice(-MAX_SHOWN);
  if (toast.kind === "done") {
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
        <span class="text">${toast.text} ${errorCode(toast.error)}</span>
        <button class="quiet" aria-label="${t("action.close")}" @click="${() => close(toast)}">${icon("kill")}</button>
      </div>
    `;
  }
}
