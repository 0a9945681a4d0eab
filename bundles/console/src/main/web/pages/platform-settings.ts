import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { t } from "../core/i18n.ts";
import { place, setQuery } from "../core/router.ts";
import { View } from "../frame.ts";
import type { Setting } from "../core/types.ts";
import { icon } from "../parts/icons.ts";
import { empty } from "../parts/states.ts";

/** The settings in effect and where they come from. They are changed on the machine, and count after a restart. */
@customElement("lg-platform-settings")
export class PlatformSettings extends View {
  @property({ attribute: false })
  accessor settings: readonly Setting[] = [];

  constructor() {
    super();
    this.watch(place);
  }

  override render(): unknown {
    const { query } = place.value;
    const words = (query.get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    const isOnlySet = query.has("set");
    const shown = this.settings.filter((setting) => {
      const text = `${setting.name}\n${setting.description}`.toLowerCase();
      return (!isOnlySet || setting.source !== "default") && words.every((word) => text.includes(word));
    });
    return html`
      <section class="block" aria-labelledby="settings-title">
        <header><h2 id="settings-title">${t("platform.settings")}</h2></header>
        <p class="hint">${t("platform.settings.text")}</p>
        <div class="tools">
          <label class="search">
            ${icon("search")}
            <input type="search" aria-label="${t("platform.settings.search")}" placeholder="${t(
              "platform.settings.search",
            )}" .value="${query.get("q") ?? ""}" @input="${(event: Event) =>
              setQuery({ q: (event.target as HTMLInputElement).value })}">
          </label>
          <label class="switch">
            <input type="checkbox" .checked="${isOnlySet}" @change="${(event: Event) =>
              setQuery({ set: (event.target as HTMLInputElement).checked ? "1" : null })}">
            ${t("platform.settings.only_set")}
          </label>
        </div>
        ${shown.length === 0 ? empty(t("platform.settings.no_match")) : this.#table(shown)}
      </section>
    `;
  }

  #table(shown: readonly Setting[]): TemplateResult {
    return html`
      <div class="scroll">
        <table class="cards settings-table">
          <thead>
            <tr>
              <th>${t("platform.settings.name")}</th>
              <th>${t("platform.settings.value")}</th>
              <th>${t("platform.settings.source")}</th>
            </tr>
          </thead>
          <tbody>
            ${repeat(shown, (setting) => setting.name, (setting) =>
              html`
                <tr>
                  <th scope="row">
                    <code>${setting.name}</code>
                    <span class="sub">${setting.description}</span>
                    <span class="sub">${t("platform.settings.allowed", { values: setting.allowed })}</span>
                  </th>
                  <td data-label="${t("platform.settings.value")}"><code>${setting.value ??
                    "–"}</code> ${setting.source === "default" ? nothing : html`
                    <span class="sub">${t("platform.settings.default", { value: setting.default ?? "–" })}</span>
                  `}</td>
                  <td data-label="${t("platform.settings.source")}">${t(
                    `platform.settings.source.${setting.source}`,
                  )}</td>
                </tr>
              `)}
          </tbody>
        </table>
      </div>
    `;
  }
}
