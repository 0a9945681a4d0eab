import type { Mistake } from "../core/check.ts";
import { number } from "../core/format.ts";
import { type Key, t } from "../core/i18n.ts";
import type { Field } from "../core/schema.ts";
import { alternative, isOn, MASK, typed } from "../core/values.ts";

/** A value as text for people, such as in "Default: on"; a list has a line for each of its items. */
export function describeValue(field: Field, value: unknown): string {
  if (value === null || value === undefined) {
    return t("form.none");
  }
  switch (field.kind) {
    case "secret":
      return value === "" ? t("form.empty") : value === MASK ? t("form.secret.hidden") : t("form.secret.new");
    case "switch":
      return isOn(value) ? t("form.on") : t("form.off");
    case "choice":
      return field.choices.find((choice) => choice.value === value)?.label ||
        (value === "" ? t("form.empty") : typed(value));
    case "list":
      return Array.isArray(value) && value.length > 0
        ? value.map((item) => describeValue(field.item!, item)).join("\n")
        : t("form.no_items");
    case "object":
      return field.parts.filter((part) => (value as Record<string, unknown>)[part.name] !== undefined)
        .map((part) => `${part.title}: ${describeValue(part, (value as Record<string, unknown>)[part.name])}`)
        .join(", ");
    case "map": {
      const entries = Object.entries(value as Record<string, unknown>);
      return entries.length === 0
        ? t("form.no_items")
        : entries.map(([name, each]) => `${name} = ${typed(each)}`).join("\n");
    }
    case "union":
      return describeValue(alternative(field, value), value);
    case "integer":
    case "number":
      return typed(value);
    default:
      return value === "" ? t("form.empty") : typed(value);
  }
}

/** No limit worth a word: the largest number that the type of the game holds. */
const UNLIMITED = 2 ** 31 - 1;

/** What the schema says about the range of a value, as a sentence; empty if nothing. */
export function limits(field: Field): string {
  const { minimum, maximum, minLength, maxLength, minItems, maxItems } = field.schema;
  switch (field.kind) {
    case "integer":
    case "number":
      return range(minimum, maximum === undefined || maximum >= UNLIMITED ? undefined : maximum);
    case "list":
      return maxItems !== undefined && minItems === maxItems
        ? ""
        : maxItems === undefined || maxItems >= 100
        ? ""
        : t("form.limit.items", { max: maxItems });
    case "text":
    case "secret":
    case "long":
      return maxLength !== undefined && (minLength ?? 0) > 1
        ? t("form.limit.length", { min: minLength!, max: maxLength })
        : "";
    default:
      return "";
  }
}

function range(min: number | undefined, max: number | undefined): string {
  const digits = (value: number) => (String(value).split(".")[1] ?? "").length;
  if (min !== undefined && max !== undefined) {
    return t("form.limit.range", { min: number(min, digits(min)), max: number(max, digits(max)) });
  }
  return min === undefined ? "" : t("form.limit.min", { min: number(min, digits(min)) });
}

/** The text of a mistake that was found while typing. */
export function mistakeText(mistake: Mistake): string {
  return t(`form.mistake.${mistake.reason}` as Key, { limit: mistake.limit ?? 0, text: mistake.text ?? "" });
}
