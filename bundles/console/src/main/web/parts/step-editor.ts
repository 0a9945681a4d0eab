import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { duration } from "../core/format.ts";
import { t } from "../core/i18n.ts";
import { View } from "../core/state.ts";
import { type Action, ACTIONS, type Draft, newDraft, waitingTime } from "../pages/schedule-model.ts";
import { icon } from "./icons.ts";
import "./reorder.ts";

/** The steps of a schedule: what each does and in which order. */
@customElement("lg-step-editor")
export class StepEditor extends View {
  @property({ attribute: false })
  accessor drafts: readonly Draft[] = [];
  /** The actions that the user may choose. */
  @property({ attribute: false })
  accessor actions: readonly Action[] = ACTIONS;
  @property({ attribute: false })
  accessor changed: (drafts: Draft[]) => void = () => {};
  /** Draws what the platform has said about a field. */
  @property({ attribute: false })
  accessor problem: (field: string) => unknown = () => nothing;

  override render(): unknown {
    const waiting = waitingTime(this.drafts);
    return html`
      <lg-reorder
        .items="${this.drafts}"
        .key="${(draft: Draft) => draft.key}"
        .name="${(draft: Draft) => t(`schedules.action.${draft.action}`)}"
        .row="${(draft: Draft, index: number) => this.#row(draft, index)}"
        .changed="${(drafts: Draft[]) => this.changed(drafts)}"
      ></lg-reorder>
      ${this.problem("steps")}
      <div class="tools">
        <button type="button" @click="${this.#add}">${icon("plus")}${t("schedules.step.add")}</button>
        ${waiting === 0 ? nothing : html`
          <span class="hint">${t("schedules.waits", { time: duration(waiting) })}</span>
        `}
      </div>
    `;
  }

  #row(draft: Draft, index: number): TemplateResult {
    const choices = this.actions.includes(draft.action) ? this.actions : [draft.action, ...this.actions];
    return html`
      <select class="action" aria-label="${t("schedules.step.action", { position: index + 1 })}" @change="${(
        event: Event,
      ) => this.#change(draft, { action: (event.target as HTMLSelectElement).value as Action })}">
        ${choices.map((action) =>
          html`
            <option value="${action}" .selected="${action === draft.action}">${t(`schedules.action.${action}`)}</option>
          `
        )}
      </select>
      ${this.#value(draft)} ${draft.action === "wait" ? nothing : html`
        <label class="switch">
          <input type="checkbox" .checked="${draft.continues}" @change="${(event: Event) =>
            this.#change(draft, { continues: (event.target as HTMLInputElement).checked })}">
          ${t("schedules.step.continue")}
        </label>
      `}
      <button type="button" class="quiet compact" title="${t("action.remove")}" aria-label="${t(
        "schedules.step.remove",
        { position: index + 1 },
      )}" @click="${() => this.changed(this.drafts.filter((one) => one !== draft))}">
        ${icon("kill")}
      </button>
      ${["message", "command", "seconds"].map((field) => this.problem(`steps[${index}].${field}`))}
    `;
  }

  #value(draft: Draft): TemplateResult | typeof nothing {
    if (draft.action === "say" || draft.action === "command") {
      return html`
        <input
          class="text"
          required
          maxlength="1000"
          autocomplete="off"
          aria-label="${t(
            draft.action === "say" ? "schedules.step.message" : "schedules.step.command",
          )}"
          .value="${draft.text}"
          @input="${(event: Event) => this.#change(draft, { text: (event.target as HTMLInputElement).value })}"
        >
      `;
    }
    if (draft.action === "wait") {
      return html`
        <label class="seconds">
          <input
            type="number"
            inputmode="numeric"
            min="1"
            max="86400"
            required
            aria-label="${t(
              "schedules.step.seconds",
            )}"
            .value="${String(draft.seconds)}"
            @input="${(event: Event) =>
              this.#change(draft, { seconds: Math.round(Number((event.target as HTMLInputElement).value)) })}"
          >
          ${t("schedules.step.seconds")}
        </label>
      `;
    }
    return nothing;
  }

  #add(): void {
    this.changed([...this.drafts, newDraft(this.actions[0] ?? "wait")]);
  }

  #change(draft: Draft, change: Partial<Draft>): void {
    this.changed(this.drafts.map((one) => one === draft ? { ...one, ...change } : one));
  }
}
