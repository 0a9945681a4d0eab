import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { get } from "../core/api.ts";
import { diffLines } from "../core/diff.ts";
import { t } from "../core/i18n.ts";
import { View } from "../frame.ts";
import { copyText, saveText } from "../parts/clipboard.ts";
import { icon } from "../parts/icons.ts";
import { broken, loading } from "../parts/states.ts";

type Texts = Record<string, string>;

/** What the game would read if it started now, and what has changed in it since this was opened. */
@customElement("lg-config-preview")
export class ConfigPreview extends View {
  @property({ attribute: false })
  accessor server = 0;
  /** Changes with what is stored. */
  @property({ attribute: false })
  accessor version = 0;
  @state()
  accessor texts: Texts | { error: unknown } | null = null;
  @state()
  accessor label = "";

  #before: Texts = {};

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("server") || changed.has("version")) {
      this.#read(changed.has("server"));
    }
  }

  async #read(isFirst: boolean): Promise<void> {
    try {
      const texts = await get<Texts>(`/servers/${this.server}/config/preview`);
      this.#before = isFirst ? texts : this.#before;
      this.texts = texts;
      if (isFirst) {
        const sizes = Object.keys(texts).sort((a, b) => texts[b]!.length - texts[a]!.length);
        this.label = sizes[0] ?? "";
      }
    } catch (error) {
      this.texts = { error };
    }
  }

  override render(): unknown {
    return html`
      <aside class="card preview" aria-label="${t("config.preview")}">
        <h2>${t("config.preview")}</h2>
        <p class="hint">${t("config.preview.text")}</p>
        ${this.#content()}
      </aside>
    `;
  }

  #content(): unknown {
    const { texts } = this;
    if (texts === null) {
      return loading();
    }
    if (typeof texts.error === "object") {
      return broken(texts.error, () => this.#read(true));
    }
    const all = texts as Texts;
    const text = all[this.label] ?? "";
    const lines = diffLines(this.#before[this.label] ?? "", text);
    const isChanged = lines.some((line) => line.kind !== "same");
    return html`
      <div class="tools">
        <select aria-label="${t("config.preview.file")}" @change="${(event: Event) =>
          this.label = (event.target as HTMLSelectElement).value}">
          ${Object.keys(all).map((label) =>
            html`
              <option value="${label}" .selected="${label === this.label}">${label}</option>
            `
          )}
        </select>
        <button type="button" @click="${() => copyText(text)}">${icon("copy")}${t("action.copy")}</button>
        <button type="button" @click="${() => saveText(this.label, text)}">${icon("download")}${t(
          "config.preview.download",
        )}</button>
      </div>
      <div class="diff" tabindex="0" role="region" aria-label="${this.label}">
        ${lines.map((line) =>
          html`
            <span class="${line.kind}" .textContent="${line.text}"></span>
          `
        )}
      </div>
      ${isChanged
        ? html`
          <p class="hint">${t("config.preview.changed")}</p>
        `
        : nothing}
    `;
  }
}
