import { html, nothing, type TemplateResult } from "lit";
import { t } from "../core/i18n.ts";
import { place, setQuery } from "../core/router.ts";

/** Returns the offset of the page that the address names. */
export function offsetOf(parameter: string): number {
  return Math.max(0, Number(place.value.query.get(parameter)) || 0);
}

/** The buttons below a list that is shown in pages; the offset is a parameter of the address. */
export function pager(parameter: string, total: number, size: number): TemplateResult | typeof nothing {
  const offset = offsetOf(parameter);
  if (total <= size && offset === 0) {
    return nothing;
  }
  const go = (to: number) => setQuery({ [parameter]: to <= 0 ? null : String(to) });
  return html`
    <nav class="pager" aria-label="${t("page.pages")}">
      <span>${t("page.shown", {
        from: Math.min(offset + 1, total),
        to: Math.min(offset + size, total),
        total,
      })}</span>
      <button ?disabled="${offset === 0}" @click="${() => go(offset - size)}">${t("page.previous")}</button>
      <button ?disabled="${offset + size >= total}" @click="${() => go(offset + size)}">${t("page.next")}</button>
    </nav>
  `;
}
