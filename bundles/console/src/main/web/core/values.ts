/** Values of fields: comparing them, reading them from what was typed, and showing them as text. */
import type { Field } from "./schema.ts";

/** How the platform shows a secret; sent back, it keeps the secret. */
export const MASK = "***";

/** Whether two JSON values are equal. The order of an object's properties does not count, nor do 1 and true differ. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) {
    return true;
  }
  if (typeof a === "boolean" || typeof b === "boolean") {
    return isBit(a) && isBit(b) && Number(a) === Number(b);
  }
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) {
    return false;
  }
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => same(item, b[i]));
  }
  const [x, y] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return [...new Set([...Object.keys(x), ...Object.keys(y)])].every((name) => same(x[name], y[name]));
}

function isBit(value: unknown): boolean {
  return value === true || value === false || value === 0 || value === 1;
}

/** Reads what was typed. A text that is no number stays a text, so that nothing typed is lost; a check reports it. */
export function read(field: Field, text: string): unknown {
  if (field.kind !== "integer" && field.kind !== "number") {
    return text;
  }
  const typed = text.trim();
  if (typed === "" && field.none !== undefined) {
    return field.none.value;
  }
  const plain = /^[-+]?\d+,\d+$/.test(typed) ? typed.replace(",", ".") : typed;
  const value = Number(plain);
  return plain !== "" && Number.isFinite(value) ? value : text;
}

/** The value of a switch: of the type that its schema has. */
export function switched(field: Field, isOn: boolean): unknown {
  return [field.schema.type].flat().includes("integer") ? Number(isOn) : isOn;
}

export function isOn(value: unknown): boolean {
  return value === true || value === 1;
}

/** The text of a value in an input. */
export function typed(value: unknown): string {
  if (value === null || value === undefined) {
    return "";
  }
  return typeof value === "object" ? JSON.stringify(value, null, 2) : String(value);
}

/** The value that a new item or part begins with. */
export function initial(field: Field): unknown {
  if (field.schema.default !== undefined) {
    return field.schema.default;
  }
  if (field.none !== undefined) {
    return field.none.value;
  }
  return begun(field);
}

/** The first value of a field that had none. */
export function begun(field: Field): unknown {
  switch (field.kind) {
    case "switch":
      return switched(field, false);
    case "integer":
    case "number":
      return Math.max(0, field.schema.minimum ?? 0);
    case "choice":
      return field.choices[0]!.value;
    case "list":
      return Array.from({ length: field.schema.minItems ?? 0 }, () => initial(field.item!));
    case "object":
      return Object.fromEntries(
        field.parts.filter((part) => part.none === undefined).map((part) => [part.name, initial(part)]),
      );
    case "map":
    case "json":
      return {};
    case "union":
      return begun(field.parts[0]!);
    default:
      return "";
  }
}

/** Returns the object of rows of name and value. Of two rows with one name, the first counts: it was there before. */
export function objectOf(rows: readonly (readonly [name: string, value: unknown])[]): Record<string, unknown> {
  return Object.fromEntries(rows.filter(([name], index) => rows.findIndex((row) => row[0] === name) === index));
}

/** Which of a union's alternatives a value belongs to. */
export function alternative(field: Field, value: unknown): Field {
  const type = Array.isArray(value) ? "array" : typeof value;
  return field.parts.find((part) => part.name === type || (part.name === "integer" && type === "number")) ??
    field.parts[0]!;
}
