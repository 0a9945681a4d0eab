/** The control of a field, by its kind. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { t } from "../core/i18n.ts";
import type { Field } from "../core/schema.ts";
import { begun, isOn, switched, typed } from "../core/values.ts";
import { listControl, mapControl, objectControl, unionControl } from "./form-nested.ts";
import type { Problem } from "./form.ts";
import "./form-secret.ts";

export interface Control {
  field: Field;
  value: unknown;
  /** The value as it was typed. */
  text: string;
  id: string;
  /** The id of the element with help and problems. */
  describedBy: string;
  isInvalid: boolean;
  /** Whether the field is one of many in a list. */
  isItem: boolean;
  problems: readonly Problem[];
  change: (value: unknown) => void;
  type: (text: string) => void;
}

const MAX_LINES = 20;

/** Whether a field has more than one control, so that its label belongs to a group. */
export function isComposite(field: Field): boolean {
  return ["list", "object", "map", "union", "secret"].includes(field.kind) || hasSwitchForNone(field);
}

/** Whether "no value" has a control of its own: where an empty input means something else. */
function hasSwitchForNone(field: Field): boolean {
  return field.none !== undefined && ["text", "long", "list", "object", "map", "union", "json"].includes(field.kind);
}

export function control(all: Control): TemplateResult {
  if (!hasSwitchForNone(all.field)) {
    return inner(all);
  }
  const isNone = all.value === null || all.value === undefined;
  return html`
    <label class="check-line">
      <input type="checkbox" .checked="${live(!isNone)}" @change="${() =>
        all.change(isNone ? begun(all.field) : all.field.none!.value)}">
      <span>${t("form.has_value")}</span>
    </label>
    ${isNone ? nothing : inner(all)}
  `;
}

function inner(all: Control): TemplateResult {
  switch (all.field.kind) {
    case "switch":
      return all.field.none === undefined ? switchControl(all) : select(all, [
        { value: switched(all.field, true), label: t("form.on") },
        { value: switched(all.field, false), label: t("form.off") },
      ]);
    case "choice":
      return select(all, all.field.choices);
    case "long":
      return area(all, all.text, all.type);
    case "json":
      return area(all, all.text, (text) => all.change(parsed(text)));
    case "secret":
      return html`
        <lg-secret .control="${all}"></lg-secret>
      `;
    case "list":
      return listControl(all);
    case "object":
      return objectControl(all);
    case "map":
      return mapControl(all);
    case "union":
      return unionControl(all);
    default:
      return input(all);
  }
}

function input(all: Control): TemplateResult {
  const { field } = all;
  const isNumber = field.kind !== "text";
  const examples = (field.schema.examples ?? []).filter((example) =>
    typeof example === "string" && example !== field.schema.default
  );
  return html`
    <input
      id="${all.id}"
      class="${isNumber ? "short" : ""}"
      inputmode="${field.kind === "integer" ? "numeric" : field.kind === "number" ? "decimal" : nothing}"
      autocomplete="off"
      spellcheck="false"
      list="${examples.length > 0 ? `${all.id}-examples` : nothing}"
      placeholder="${field.none === undefined ? nothing : t("form.none")}"
      aria-describedby="${all.describedBy}"
      aria-invalid="${all.isInvalid}"
      .value="${live(all.text)}"
      @input="${(event: Event) => all.type((event.target as HTMLInputElement).value)}"
    >
    ${examples.length === 0 ? nothing : html`
      <datalist id="${all.id}-examples">
        ${examples.map((example) =>
          html`
            <option value="${example}"></option>
          `
        )}
      </datalist>
    `}
  `;
}

function area(all: Control, text: string, change: (text: string) => void): TemplateResult {
  return html`
    <textarea
      id="${all.id}"
      class="${all.field.kind === "json" ? "code" : ""}"
      rows="${Math.min(MAX_LINES, Math.max(all.isItem ? 1 : 2, text.split("\n").length))}"
      autocomplete="off"
      spellcheck="false"
      aria-describedby="${all.describedBy}"
      aria-invalid="${all.isInvalid}"
      .value="${live(text)}"
      @input="${(event: Event) => change((event.target as HTMLTextAreaElement).value)}"
    ></textarea>
  `;
}

/** JSON, or while it is none, the text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function switchControl(all: Control): TemplateResult {
  return html`
    <label class="check-line">
      <input
        id="${all.id}"
        type="checkbox"
        role="switch"
        aria-describedby="${all.describedBy}"
        aria-invalid="${all
          .isInvalid}"
        .checked="${live(isOn(all.value))}"
        @change="${(event: Event) => all.change(switched(all.field, (event.target as HTMLInputElement).checked))}"
      >
      <span aria-hidden="true">${isOn(all.value) ? t("form.on") : t("form.off")}</span>
    </label>
  `;
}

function select(all: Control, choices: readonly { value: unknown; label: string }[]): TemplateResult {
  const { field, value } = all;
  const none = field.none === undefined ? [] : [{ value: field.none.value as unknown, label: t("form.none") }];
  const known = [...none, ...choices];
  const isKnown = known.some((choice) => choice.value === value);
  const options = isKnown ? known : [{ value, label: typed(value) }, ...known];
  return html`
    <select id="${all.id}" aria-describedby="${all.describedBy}" aria-invalid="${all.isInvalid}" @change="${(
      event: Event,
    ) => all.change(options[(event.target as HTMLSelectElement).selectedIndex]!.value)}">
      ${options.map((choice) =>
        html`
          <option .selected="${choice.value === value}">${choice.label || t("form.empty")}</option>
        `
      )}
    </select>
  `;
}
