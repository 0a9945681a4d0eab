/** Checks values against their schemas, so that mistakes show while one types. The platform's own check decides. */
import { accepts, type Field } from "./schema.ts";
import { alternative, MASK } from "./values.ts";

/** What is wrong, as a key of the texts without its area, with its parameters. */
export interface Mistake {
  /** The place inside the field, such as `[2].seconds`; empty for the field itself. */
  path: string;
  reason: Reason;
  limit?: number;
  text?: string;
}

export type Reason =
  | "not_a_number"
  | "not_whole"
  | "too_small"
  | "too_large"
  | "too_short"
  | "too_long"
  | "pattern"
  | "required"
  | "choice"
  | "few_items"
  | "many_items"
  | "name_empty"
  | "needs"
  | "json";

export function check(field: Field, value: unknown, path = ""): Mistake[] {
  if (field.none !== undefined && value === field.none.value) {
    return [];
  }
  const { schema } = field;
  switch (field.kind) {
    case "integer":
    case "number":
      return number(field, value, path);
    case "choice":
      return field.choices.some((choice) => choice.value === value) ? [] : [{ path, reason: "choice" }];
    case "text":
    case "long":
    case "secret":
      return text(field, value, path);
    case "list":
      return list(field, value, path);
    case "object":
      return object(field, value as Record<string, unknown>, path);
    case "map":
      return Object.entries(value as Record<string, unknown>).flatMap(([name, each]) => [
        ...(name === "" ? [{ path: `${path}.`, reason: "name_empty" as const }] : []),
        ...(schema.propertyNames?.pattern !== undefined && !accepts(schema.propertyNames.pattern, name)
          ? [{ path: `${path}.${name}`, reason: "pattern" as const, text: schema.propertyNames.pattern }]
          : []),
        ...check(field.item!, each, `${path}.${name}`),
      ]);
    case "union":
      return check(alternative(field, value), value, path);
    case "json":
      return typeof value === "string" && schema.type !== "string" ? [{ path, reason: "json" }] : [];
    default:
      return [];
  }
}

function number({ schema, kind }: Field, value: unknown, path: string): Mistake[] {
  if (typeof value !== "number") {
    return [{ path, reason: value === "" ? "required" : "not_a_number" }];
  }
  if (kind === "integer" && !Number.isInteger(value)) {
    return [{ path, reason: "not_whole" }];
  }
  if (schema.minimum !== undefined && value < schema.minimum) {
    return [{ path, reason: "too_small", limit: schema.minimum }];
  }
  return schema.maximum !== undefined && value > schema.maximum
    ? [{ path, reason: "too_large", limit: schema.maximum }]
    : [];
}

function text({ schema, kind }: Field, value: unknown, path: string): Mistake[] {
  const typed = String(value ?? "");
  if (kind === "secret" && typed === MASK) {
    return [];
  }
  const length = [...typed].length;
  if (length < (schema.minLength ?? 0)) {
    return [length === 0 ? { path, reason: "required" } : { path, reason: "too_short", limit: schema.minLength! }];
  }
  if (schema.maxLength !== undefined && length > schema.maxLength) {
    return [{ path, reason: "too_long", limit: schema.maxLength }];
  }
  return schema.pattern !== undefined && !accepts(schema.pattern, typed)
    ? [{ path, reason: "pattern", text: schema.pattern }]
    : [];
}

function list({ schema, item }: Field, value: unknown, path: string): Mistake[] {
  const items = Array.isArray(value) ? value : [];
  const mistakes = items.flatMap((each, index) => check(item!, each, `${path}[${index}]`));
  if (items.length < (schema.minItems ?? 0)) {
    mistakes.unshift({ path, reason: "few_items", limit: schema.minItems! });
  } else if (schema.maxItems !== undefined && items.length > schema.maxItems) {
    mistakes.unshift({ path, reason: "many_items", limit: schema.maxItems });
  }
  return mistakes;
}

function object({ schema, parts }: Field, value: Record<string, unknown>, path: string): Mistake[] {
  const mistakes = parts.flatMap((part) => check(part, value[part.name], `${path}.${part.name}`));
  for (const [name, needed] of Object.entries(schema.dependentRequired ?? {})) {
    for (const other of value[name] === undefined ? [] : needed) {
      if (value[other] === undefined) {
        const title = parts.find((part) => part.name === other)?.title ?? other;
        mistakes.push({ path: `${path}.${name}`, reason: "needs", text: title });
      }
    }
  }
  return mistakes;
}
