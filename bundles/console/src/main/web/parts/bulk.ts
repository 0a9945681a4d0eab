import { html, nothing, type TemplateResult } from "lit";
import { t } from "../core/i18n.ts";
import { icon } from "./icons.ts";

/** What became of an action on one of several servers. */
export interface BulkResult {
  id: number;
  name: string;
  /** `null` until the response has come. */
  text: string | null;
  isRefused: boolean;
}

/** The results of an action on several servers, one line for each, until they are closed. */
export function bulkResults(results: readonly BulkResult[], close: () => void): TemplateResult | typeof nothing {
  if (results.length === 0) {
    return nothing;
  }
  const byName = results.toSorted((a, b) => a.name.localeCompare(b.name));
  return html`
    <div class="notice results ${results.some((result) => result.isRefused) ? "warning" : ""}" role="status">
      <ul class="text plain" aria-label="${t("servers.results")}">
        ${byName.map((result) =>
          html`
            <li class="${result.isRefused ? "refused" : ""}">
              <span>${icon(result.isRefused ? "warning" : result.text === null ? "right" : "check")}
                <strong>${result.name}</strong></span>
              <span class="pre">${result.text ?? t("state.loading")}</span>
            </li>
          `
        )}
      </ul>
      <button class="quiet compact" aria-label="${t("action.close")}" title="${t("action.close")}" @click="${close}">
        ${icon("kill")}
      </button>
    </div>
  `;
}
