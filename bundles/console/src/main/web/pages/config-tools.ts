/** What leads to a setting: the sections, the box that finds, the filter. All of it is in the address. */
import { html, nothing, type TemplateResult } from "lit";
import { t } from "../core/i18n.ts";
import { place, setQuery } from "../core/router.ts";
import { icon } from "../parts/icons.ts";
import type { Show } from "./config-filter.ts";
import type { ConfigModel, Section } from "./config-model.ts";

/** What one looks for, as the address has it. */
export interface Search {
  words: string[];
  show: Show;
}

export function search(): Search {
  const { query } = place.value;
  const show = query.get("show");
  return {
    words: (query.get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean),
    show: show === "changed" || show === "custom" ? show : "all",
  };
}

/** Whether settings of all sections are shown, not those of one. */
export function isSearch({ words, show }: Search): boolean {
  return words.length > 0 || show !== "all";
}

export function sectionList(model: ConfigModel, present: Section): TemplateResult {
  const isCurrent = (section: Section) => section === present && !isSearch(search());
  return html`
    <nav class="sections" aria-label="${t("config.sections")}">
      ${model.sections.map((section) =>
        html`
          <button type="button" class="quiet" aria-current="${isCurrent(section)}" @click="${() =>
            setQuery({ section: section.name, q: null, show: null })}">
            <span>${section.title}</span>${sectionMarks(model, section)}
          </button>
        `
      )}
    </nav>
  `;
}

/** How many of its settings are changed, or else whether one waits for a restart. */
function sectionMarks(model: ConfigModel, section: Section): unknown {
  const count = model.edited(section.name);
  if (count > 0) {
    const words = t("config.unsaved", { count });
    return html`
      <span class="tag changed" role="img" aria-label="${words}" title="${words}">${count}</span>
    `;
  }
  const words = t("config.restart_needed");
  return !model.meta(section.name)?.restart_needed ? nothing : html`
    <span class="warn-mark" role="img" aria-label="${words}" title="${words}">${icon("restart")}</span>
  `;
}

export function tools(isEditable: boolean, openImport: () => void): TemplateResult {
  const { query } = place.value;
  const { show } = search();
  const options: Show[] = isEditable ? ["all", "changed", "custom"] : ["all", "custom"];
  const chooseShow = (event: Event) => {
    const chosen = (event.target as HTMLSelectElement).value;
    setQuery({ show: chosen === "all" ? null : chosen });
  };
  return html`
    <div class="tools">
      <label class="search">
        ${icon("search")}
        <input type="search" aria-label="${t("config.find")}" placeholder="${t("config.find")}" .value="${query.get(
          "q",
        ) ?? ""}" @input="${(event: Event) => setQuery({ q: (event.target as HTMLInputElement).value })}">
      </label>
      <select class="fit" aria-label="${t("config.show")}" @change="${chooseShow}">
        ${options.map((option) =>
          html`
            <option value="${option}" .selected="${option === show}">${t(`config.show.${option}`)}</option>
          `
        )}
      </select>
      ${isEditable
        ? html`
          <button type="button" aria-pressed="${query.has("preview")}" @click="${() =>
            setQuery({ preview: query.has("preview") ? null : "1" })}">${icon("eye")}${t("config.preview")}</button>
          <button type="button" @click="${openImport}">${icon("upload")}${t("config.import.open")}</button>
        `
        : nothing}
    </div>
  `;
}
