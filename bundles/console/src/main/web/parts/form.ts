import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";

import type { Field } from "../core/schema.ts";
import { read, same, typed } from "../core/values.ts";
import { View } from "../core/state.ts";
import { control, isComposite } from "./form-controls.ts";
import { describeValue, limits } from "./form-text.ts";

/** What is wrong with a field, or at a place inside it (`[2].seconds`; empty for the field itself). */
export interface Problem {
  path: string;
  reason: string;
}

let nextId = 1;

/**
 * A field of a form, made from a schema: label, control, help, range and what is wrong with its value. It does not keep
 * the value: `change` receives what the user wants it to be, and whoever keeps it sets it again.
 */
@customElement("lg-field")
export class FieldView extends View {
  @property({ attribute: false })
  accessor field!: Field;
  @property({ attribute: false })
  accessor value: unknown;
  @property({ attribute: false })
  accessor problems: readonly Problem[] = [];
  @property({ attribute: false })
  accessor change: (value: unknown) => void = () => {};
  /** Whether the value is only shown. */
  @property({ attribute: false })
  accessor isReadOnly = false;
  /** Whether the field is an item of a list: its label is for screen readers only. */
  @property({ attribute: false })
  accessor isItem = false;
  /** What stands beside the label, such as that the value was changed. */
  @property({ attribute: false })
  accessor marks: unknown = nothing;
  /** What stands below the help, such as buttons. */
  @property({ attribute: false })
  accessor notes: unknown = nothing;

  readonly #id = `field-${nextId++}`;
  /** What was typed, which the value does not tell: `1.` is the number 1. */
  #typed: string | null = null;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("value") && this.#typed !== null && !same(read(this.field, this.#typed), this.value)) {
      this.#typed = null;
    }
  }

  override render(): unknown {
    const { field } = this;
    const own = new Set(this.problems.filter((problem) => problem.path === "").map((problem) => problem.reason));
    const [help, problem] = [`${this.#id}-help`, `${this.#id}-problem`];
    const isWide = field.item !== undefined && isComposite(field.item);
    return html`
      <div class="form-field kind-${field.kind} ${this.isItem ? "item" : ""} ${isWide
        ? "wide"
        : ""}" role="${this.#isGroup() ? "group" : nothing}" aria-labelledby="${this.#isGroup()
        ? `${this.#id}-label`
        : nothing}">
        <div class="form-head ${this.isItem ? "visually-hidden" : ""}">${this.#label()}${this.marks}</div>
        <div class="form-control">
          ${this.isReadOnly
            ? html`
              <span class="value pre">${describeValue(field, this.value)}</span>
            `
            : control({
              field,
              value: this.value,
              text: this.#typed ?? typed(this.value),
              id: this.#id,
              describedBy: `${help} ${problem}`,
              isInvalid: own.size > 0,
              isItem: this.isItem,
              problems: this.problems,
              change: (value) => this.change(value),
              type: (text) => this.#type(text),
            })}
          <span class="problem" id="${problem}" aria-live="polite">${[...own].join("\n")}</span>
        </div>
        <div class="form-help" id="${help}">
          ${this.isItem ? nothing : this.#help()}
        </div>
        ${this.notes === nothing ? nothing : html`
          <div class="form-notes">${this.notes}</div>
        `}
      </div>
    `;
  }

  #isGroup(): boolean {
    return this.isReadOnly || isComposite(this.field);
  }

  #label(): TemplateResult {
    return this.#isGroup()
      ? html`
        <span class="form-label" id="${this.#id}-label">${this.field.title}</span>
      `
      : html`
        <label class="form-label" for="${this.#id}">${this.field.title}</label>
      `;
  }

  #help(): TemplateResult {
    return html`
      ${this.field.help === "" ? nothing : html`
        <span>${this.field.help}</span>
      `} <span class="limits">${limits(this.field)}</span>
    `;
  }

  #type(text: string): void {
    this.#typed = text;
    this.change(read(this.field, text));
  }
}

/** The problems as a field shows them: the place inside the field without its name. */
export function problemsOf(name: string, details: readonly { field: string; reason: string }[]): Problem[] {
  return details
    .filter(({ field }) => field === name || field.startsWith(`${name}[`) || field.startsWith(`${name}.`))
    .map(({ field, reason }) => ({ path: field.slice(name.length), reason }));
}
