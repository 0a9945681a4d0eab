/** Controls of values that contain others: lists, objects, objects with any names, and values of several types. */
import { html, nothing, type TemplateResult } from "lit";
import { t } from "../core/i18n.ts";
import type { Field } from "../core/schema.ts";
import { alternative, begun, initial } from "../core/values.ts";
import type { Control } from "./form-controls.ts";
import { below, focusRow, rowButton } from "./form-rows.ts";
import { icon } from "./icons.ts";
import "./form-map.ts";

export function listControl(all: Control): TemplateResult {
  const items = Array.isArray(all.value) ? all.value as unknown[] : [];
  const { minItems = 0, maxItems = Infinity } = all.field.schema;
  const isFixed = minItems === maxItems;
  const item = all.field.item!;
  return html`
    <ol class="rows ${isFixed ? "fixed" : ""}" @paste="${(event: ClipboardEvent) => paste(event, all, items)}">
      ${items.map((value, index) =>
        html`
          <li>
            <lg-field
              .field="${{ ...item, title: t("form.item", { title: all.field.title, number: index + 1 }) }}"
              .value="${value}"
              .problems="${below(all.problems, `[${index}]`)}"
              .isItem="${true}"
              .change="${(next: unknown) => all.change(items.with(index, next))}"
            ></lg-field>
            ${isFixed ? nothing : rowButtons(all, items, index, items.length > minItems)}
          </li>
        `
      )}
    </ol>
    ${isFixed ? nothing : html`
      <button type="button" class="add" ?disabled="${items.length >= maxItems}" @click="${(event: Event) =>
        add(event, all, items)}">${icon("plus")}${t("form.add")}</button>
    `}
  `;
}

function rowButtons(all: Control, items: unknown[], index: number, isRemovable: boolean): TemplateResult {
  const move = (to: number) => (event: Event) => {
    const rest = items.toSpliced(index, 1);
    all.change(rest.toSpliced(to, 0, items[index]));
    focusRow(event, to, to < index ? ".up" : ".down");
  };
  const remove = (event: Event) => {
    all.change(items.toSpliced(index, 1));
    focusRow(event, Math.min(index, items.length - 2), ".remove");
  };
  const number = index + 1;
  return html`
    <span class="row-buttons">
      ${rowButton("up", "up", t("form.up", { number }), index === 0, move(index - 1))} ${rowButton(
        "down",
        "down",
        t("form.down", { number }),
        index === items.length - 1,
        move(index + 1),
      )} ${rowButton("trash", "remove", t("form.remove", { number }), !isRemovable, remove)}
    </span>
  `;
}

function add(event: Event, all: Control, items: unknown[]): void {
  all.change([...items, initial(all.field.item!)]);
  focusRow(event, items.length, "input, select, textarea");
}

/** Several lines that are pasted into an item become as many items. */
function paste(event: ClipboardEvent, all: Control, items: unknown[]): void {
  const lines = (event.clipboardData?.getData("text") ?? "").trim().split(/\s*\n\s*/);
  const rows = [...(event.currentTarget as HTMLElement).children];
  const index = rows.findIndex((row) => row.contains(event.target as Node));
  if (lines.length > 1 && index >= 0 && all.field.item!.kind === "text") {
    event.preventDefault();
    all.change(items.toSpliced(index, items[index] === "" ? 1 : 0, ...lines));
  }
}

export function objectControl(all: Control): TemplateResult {
  const value = (all.value ?? {}) as Record<string, unknown>;
  return html`
    <div class="parts">
      ${all.field.parts.map((part) =>
        html`
          <lg-field
            .field="${part}"
            .value="${value[part.name]}"
            .problems="${below(all.problems, `.${part.name}`)}"
            .change="${(next: unknown) => all.change(withPart(value, part, next))}"
          ></lg-field>
        `
      )}
    </div>
  `;
}

function withPart(value: Record<string, unknown>, part: Field, next: unknown): Record<string, unknown> {
  const changed = { ...value, [part.name]: next };
  if (next === undefined) {
    delete changed[part.name];
  }
  return changed;
}

export function mapControl(all: Control): TemplateResult {
  return html`
    <lg-map .control="${all}"></lg-map>
  `;
}

export function unionControl(all: Control): TemplateResult {
  const chosen = alternative(all.field, all.value);
  return html`
    <select class="short" aria-label="${t("form.type", { title: all.field.title })}" @change="${(event: Event) =>
      all.change(begun(all.field.parts[(event.target as HTMLSelectElement).selectedIndex]!))}">
      ${all.field.parts.map((part) =>
        html`
          <option .selected="${part === chosen}">${t(
            part.kind === "list" ? "form.type.list" : "form.type.single",
          )}</option>
        `
      )}
    </select>
    <lg-field
      .field="${{ ...chosen, title: all.field.title }}"
      .value="${all.value}"
      .problems="${all.problems.filter((problem) => problem.path !== "")}"
      .isItem="${true}"
      .change="${all.change}"
    ></lg-field>
  `;
}
