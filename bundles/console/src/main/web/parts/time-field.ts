import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { View } from "../core/state.ts";
import { fromControl, toControl } from "../core/zone.ts";

/** The control can hold years of six digits, which nothing else can. */
const MAX = "9999-12-31T23:59:59";
const PICKING_MILLISECONDS = 600;

/**
 * A field for a moment. It fires `time`, with the moment as the API writes it or `null`, when the moment is complete:
 * Chromium fires `change` at each digit and arrow key, so what is typed counts when the user leaves the field or presses
 * Enter, and what is picked after a pause.
 */
@customElement("lg-time-field")
export class TimeField extends View {
  @property()
  accessor label = "";
  /** The present moment; empty for none. */
  @property()
  accessor time = "";

  #isTyped = false;
  #picking: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#picking);
  }

  override render(): unknown {
    return html`
      <label class="from"><span>${this.label}</span>
        <input
          type="datetime-local"
          step="1"
          max="${MAX}"
          .value="${live(this.#shown())}"
          @keydown="${this.#key}"
          @change="${this.#changed}"
          @blur="${this.#apply}"
        >
      </label>
    `;
  }

  #shown(): string {
    return this.time === "" ? "" : toControl(this.time);
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === "Enter") {
      this.#apply();
    } else {
      this.#isTyped = true;
    }
  };

  readonly #changed = (): void => {
    if (!this.#isTyped) {
      clearTimeout(this.#picking);
      this.#picking = setTimeout(this.#apply, PICKING_MILLISECONDS);
    }
  };

  readonly #apply = (): void => {
    clearTimeout(this.#picking);
    this.#isTyped = false;
    const { value, validity } = this.querySelector("input")!;
    const time = fromControl(value);
    // The control leaves out seconds that are 0, and knows no parts of one, so its text tells nothing.
    if (validity.valid && time !== fromControl(this.#shown())) {
      this.dispatchEvent(new CustomEvent<string | null>("time", { detail: time }));
    }
    // What was no time, or has not been taken, is not left in the field.
    this.requestUpdate();
  };
}
