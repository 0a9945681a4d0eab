import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { t } from "../core/i18n.ts";
import { randomText } from "../core/random.ts";
import { View } from "../core/state.ts";
import { MASK } from "../core/values.ts";
import type { Control } from "./form-controls.ts";
import { icon } from "./icons.ts";

/** A secret: the stored one never reaches the page; it is kept, replaced by what one types, generated or removed. */
@customElement("lg-secret")
export class Secret extends View {
  @property({ attribute: false })
  accessor control!: Control;
  @state()
  accessor isReplacing = false;
  @state()
  accessor isShown = false;

  override render(): unknown {
    const isKept = this.control.value === MASK;
    return html`
      <div class="secret">${isKept && !this.isReplacing ? this.#kept() : this.#input(isKept)}</div>
    `;
  }

  #kept(): unknown {
    return html`
      <span class="value">${t("form.secret.hidden")}</span>
      <button type="button" id="${this.control.id}" @click="${this.#replace}">${t("form.secret.replace")}</button>
      ${this.#generateButton()} ${(this.control.field.schema.minLength ?? 0) > 0 ? nothing : html`
        <button type="button" @click="${() => this.control.change("")}">${t("form.secret.clear")}</button>
      `}
    `;
  }

  #input(isKept: boolean): unknown {
    const { control } = this;
    return html`
      <input
        id="${control.id}"
        type="${this.isShown ? "text" : "password"}"
        aria-label="${control.field.title}"
        aria-describedby="${control.describedBy}"
        aria-invalid="${control.isInvalid}"
        autocomplete="new-password"
        spellcheck="false"
        .value="${isKept ? "" : control.text}"
        @input="${(event: Event) => control.change((event.target as HTMLInputElement).value)}"
      >
      <button
        type="button"
        class="compact"
        aria-pressed="${this.isShown}"
        aria-label="${t("form.secret.show")}"
        title="${t(
          "form.secret.show",
        )}"
        @click="${() => this.isShown = !this.isShown}"
      >
        ${icon("eye")}
      </button>
      ${this.#generateButton()}
      <button type="button" @click="${this.#keep}">${t("form.secret.keep")}</button>
    `;
  }

  #generateButton(): unknown {
    const length = this.control.field.schema["x-generate"];
    return length === undefined ? nothing : html`
      <button type="button" @click="${() => {
        this.isShown = true;
        this.control.change(randomText(length));
      }}">${t("form.secret.generate")}</button>
    `;
  }

  async #replace(): Promise<void> {
    this.isReplacing = true;
    await this.updateComplete;
    this.querySelector("input")!.focus();
  }

  #keep(): void {
    this.isReplacing = false;
    this.isShown = false;
    this.control.change(MASK);
  }
}
