import { html, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { t } from "../core/i18n.ts";
import { View } from "../core/state.ts";
import { initial, objectOf, same } from "../core/values.ts";
import type { Control } from "./form-controls.ts";
import { below, focusRow, rowButton } from "./form-rows.ts";
import { icon } from "./icons.ts";

type Row = [name: string, value: unknown];

/** An object with any names: a row for each, whose name and value are typed. */
@customElement("lg-map")
export class MapControl extends View {
  @property({ attribute: false })
  accessor control!: Control;

  /** The rows as they were typed: for a moment, two can have the same name, which an object can't. */
  #rows: Row[] = [];

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("control") && !same(objectOf(this.#rows), this.control.value)) {
      this.#rows = Object.entries(this.control.value as Record<string, unknown>);
    }
  }

  override render(): unknown {
    const { field, problems } = this.control;
    return html`
      <ul class="rows">
        ${this.#rows.map(([name, value], index) => {
          const isDouble = this.#rows.findIndex((row) => row[0] === name) !== index;
          const number = index + 1;
          return html`
            <li class="pair">
              <input
                class="code"
                aria-label="${t("form.name", { number })}"
                placeholder="${t(
                  "form.name.hint",
                )}"
                spellcheck="false"
                aria-invalid="${isDouble || name === ""}"
                .value="${name}"
                @input="${(
                  event: Event,
                ) => this.#set(index, [(event.target as HTMLInputElement).value, value])}"
              >
              <lg-field
                .field="${{ ...field.item!, title: t("form.value", { number }) }}"
                .value="${value}"
                .problems="${[
                  ...(isDouble ? [{ path: "", reason: t("form.name.double") }] : []),
                  ...below(problems, `.${name}`),
                ]}"
                .isItem="${true}"
                .change="${(next: unknown) => this.#set(index, [name, next])}"
              ></lg-field>
              <span class="row-buttons">
                ${rowButton(
                  "trash",
                  "remove",
                  t("form.remove", { number }),
                  false,
                  (event) => this.#remove(event, index),
                )}
              </span>
            </li>
          `;
        })}
      </ul>
      <button type="button" class="add" @click="${this.#add}">${icon("plus")}${t("form.add")}</button>
    `;
  }

  #set(index: number, row: Row): void {
    this.#send(this.#rows.with(index, row));
  }

  #remove(event: Event, index: number): void {
    focusRow(event, Math.min(index, this.#rows.length - 2), ".remove");
    this.#send(this.#rows.toSpliced(index, 1));
  }

  #add(event: Event): void {
    focusRow(event, this.#rows.length, "input");
    this.#send([...this.#rows, ["", initial(this.control.field.item!)]]);
  }

  #send(rows: Row[]): void {
    this.#rows = rows;
    this.control.change(objectOf(rows));
    this.requestUpdate();
  }
}
