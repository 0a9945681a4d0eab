import { html, type TemplateResult } from "lit";
import { describe } from "../core/api.ts";
import { t } from "../core/i18n.ts";
import { ROOT } from "../core/paths.ts";
import { icon } from "./icons.ts";
import { errorCode } from "./toast.ts";

/** What a view shows instead of its content while it loads. */
export function loading(): TemplateResult {
  return html`
    <p class="loading" role="status">${t("state.loading")}</p>
  `;
}

/** What a view shows where it could not be loaded, with a button that tries again. */
export function broken(error: unknown, again: () => void): TemplateResult {
  return html`
    <div class="notice failed" role="alert">
      ${icon("warning")}<span class="text"><span class="pre">${describe(error)}</span> ${errorCode(error)}</span>
      <button @click="${again}">${t("action.try_again")}</button>
    </div>
  `;
}

/** What a page shows at an address where there is nothing, or nothing for this user. */
export function notFound(): TemplateResult {
  return html`
    <div class="empty">
      <h1>${t("page.not_found")}</h1>
      <p>${t("page.not_found.text")}</p>
      <a class="button" href="${ROOT}">${t("nav.servers")}</a>
    </div>
  `;
}

/** What a list shows where it has no entries: why, and what to do. */
export function empty(title: string, text = "", actions: unknown = ""): TemplateResult {
  return html`
    <div class="empty">
      <h2>${title}</h2>
      <p>${text}</p>${actions}
    </div>
  `;
}
