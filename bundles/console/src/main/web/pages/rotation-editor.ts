import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { t } from "../core/i18n.ts";
import { View } from "../frame.ts";
import type { Mission } from "../core/types.ts";
import { icon } from "../parts/icons.ts";
import type { Entry } from "./rotation.ts";
import "../parts/reorder.ts";

/** The order of the missions, with the difficulty and parameters of each. */
@customElement("lg-rotation-editor")
export class RotationEditor extends View {
  @property({ attribute: false })
  accessor entries: readonly Entry[] = [];
  @property({ attribute: false })
  accessor missions: readonly Mission[] = [];
  /** The difficulties that the game knows; empty if it takes any text. */
  @property({ attribute: false })
  accessor difficulties: readonly string[] = [];
  /** What is wrong with entries, by position. */
  @property({ attribute: false })
  accessor problems: ReadonlyMap<number, string> = new Map();
  @property({ attribute: false })
  accessor isFixed = false;
  @property({ attribute: false })
  accessor changed: (entries: Entry[]) => void = () => {};

  override render(): unknown {
    return html`
      <lg-reorder
        .items="${this.entries}"
        .key="${(entry: Entry) => entry.key}"
        .name="${(entry: Entry) => entry.name}"
        .row="${(entry: Entry, index: number) => this.#row(entry, index)}"
        .isFixed="${this.isFixed}"
        .changed="${this.changed}"
      ></lg-reorder>
    `;
  }

  #row(entry: Entry, index: number): TemplateResult {
    const isMissing = !this.missions.some((mission) => mission.id === entry.mission);
    const problem = this.problems.get(index);
    const count = entry.params.split("\n").filter((line) => line.trim() !== "").length;
    return html`
      <span class="name">${entry.name} ${isMissing
        ? html`
          <span class="tag warn">${t("missions.missing")}</span>
        `
        : nothing}</span>
      ${this.isFixed
        ? html`
          <span>${entry.difficulty}</span>
        `
        : html`
          ${this.#difficulty(entry)}
          <button class="quiet compact" title="${t("action.remove")}" aria-label="${t("missions.remove.label", {
            name: entry.name,
          })}" @click="${() => this.changed(this.entries.filter((one) => one !== entry))}">${icon("kill")}</button>
        `} ${this.isFixed && count === 0 ? nothing : html`
        <details class="params">
          <summary>${t("missions.params", { count })}</summary>
          <textarea
            spellcheck="false"
            rows="3"
            aria-label="${t("missions.params.label", {
              name: entry.name,
            })}"
            placeholder="${t("missions.params.placeholder")}"
            ?readonly="${this.isFixed}"
            .value="${entry
              .params}"
            @input="${(event: Event) => this.#change(entry, { params: (event.target as HTMLTextAreaElement).value })}"
          ></textarea>
        </details>
      `} ${problem === undefined ? nothing : html`
        <p class="problem">${problem}</p>
      `}
    `;
  }

  #difficulty(entry: Entry): TemplateResult {
    const label = t("missions.difficulty.label", { name: entry.name });
    const change = (event: Event) =>
      this.#change(entry, { difficulty: (event.target as HTMLInputElement | HTMLSelectElement).value.trim() });
    if (this.difficulties.length === 0) {
      return html`
        <input
          class="difficulty"
          autocomplete="off"
          spellcheck="false"
          aria-label="${label}"
          placeholder="${t("missions.difficulty")}"
          .value="${entry.difficulty}"
          @input="${change}"
        >
      `;
    }
    // What is stored stays a choice, even if the game does not know it any more.
    const choices = [...new Set(["", ...this.difficulties, entry.difficulty])];
    return html`
      <select class="difficulty" aria-label="${label}" @change="${change}">
        ${choices.map((one) =>
          html`
            <option value="${one}" .selected="${one === entry.difficulty}">${one || t("missions.difficulty")}</option>
          `
        )}
      </select>
    `;
  }

  #change(entry: Entry, change: Partial<Entry>): void {
    this.changed(this.entries.map((one) => one === entry ? { ...one, ...change } : one));
  }
}
