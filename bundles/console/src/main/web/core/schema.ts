/** Turns the part of JSON Schema (2020-12) that forms can be built from into fields. */

export interface Schema {
  title?: string;
  description?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  oneOf?: Schema[];
  default?: unknown;
  examples?: unknown[];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  minProperties?: number;
  maxProperties?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  propertyNames?: Schema;
  additionalProperties?: boolean | Schema;
  dependentRequired?: Record<string, string[]>;
  writeOnly?: boolean;
  readOnly?: boolean;
  "x-generate"?: number;
  "x-server-field"?: string;
}

/**
 * - `switch`: a boolean, or an integer that is 0 or 1
 * - `list`: an array whose items are fields
 * - `object`: an object with fixed properties
 * - `map`: an object with any names, whose values are fields
 * - `union`: one of several types, each a field of its own
 * - `json`: anything else, as text
 */
export type Kind =
  | "text"
  | "long"
  | "integer"
  | "number"
  | "switch"
  | "choice"
  | "secret"
  | "list"
  | "object"
  | "map"
  | "union"
  | "json";

export interface Choice {
  value: unknown;
  label: string;
}

export interface Field {
  name: string;
  title: string;
  help: string;
  kind: Kind;
  schema: Schema;
  /** What stands for "no value": `null`, or leaving the property out (`undefined`); missing if there must be one. */
  none?: { value: null | undefined };
  /** The values of a `choice`. */
  choices: readonly Choice[];
  /** The properties of an `object`, or the alternatives of a `union`. */
  parts: readonly Field[];
  /** The items of a `list`, or the values of a `map`. */
  item?: Field;
}

/** A text of more characters than this is edited in a field of several lines. */
const LONG = 600;

/** Returns the fields of an object schema, in its order. */
export function fieldsOf(schema: Schema): Field[] {
  return Object.entries(schema.properties ?? {}).map(([name, property]) => fieldOf(name, property));
}

/** @param isOptional whether the property may be left out, in which case "no value" does that */
export function fieldOf(name: string, schema: Schema, isOptional = false): Field {
  const types = [schema.type ?? impliedType(schema)].flat();
  const isNullable = types.includes("null") || (schema.enum?.includes(null) ?? false);
  const field: Field = {
    name,
    title: schema.title ?? wordsOf(name),
    help: schema.description ?? "",
    kind: "json",
    schema,
    choices: [],
    parts: [],
  };
  if (isNullable) {
    field.none = { value: null };
  } else if (isOptional) {
    field.none = { value: undefined };
  }
  const present = types.filter((type) => type !== "null");
  return { ...field, ...shape(present, schema) };
}

function shape(types: string[], schema: Schema): Partial<Field> {
  const choices = choicesOf(schema);
  if (choices.length > 0) {
    return { kind: "choice", choices };
  }
  if (types.length > 1) {
    const parts = types.map((type) => fieldOf(type, { ...schema, type, title: undefined, description: undefined }));
    return parts.some((part) => part.kind === "json") ? { kind: "json" } : { kind: "union", parts };
  }
  switch (types[0]) {
    case "string":
      return { kind: schema.writeOnly ? "secret" : isLong(schema) ? "long" : "text" };
    case "boolean":
      return { kind: "switch" };
    case "integer":
      return { kind: schema.minimum === 0 && schema.maximum === 1 ? "switch" : "integer" };
    case "number":
      return { kind: "number" };
    case "array":
      return schema.items === undefined ? {} : { kind: "list", item: itemOf(schema.items) };
    case "object":
      return objectShape(schema);
    default:
      return {};
  }
}

/** An item is one line of its list, unless its pattern says otherwise. */
function itemOf(schema: Schema): Field {
  const item = fieldOf("", schema);
  return item.kind === "long" && schema.pattern === undefined ? { ...item, kind: "text" } : item;
}

function objectShape(schema: Schema): Partial<Field> {
  if (schema.properties !== undefined) {
    const required = new Set(schema.required);
    const parts = Object.entries(schema.properties)
      .map(([name, property]) => fieldOf(name, property, !required.has(name)));
    return { kind: "object", parts };
  }
  const values = schema.additionalProperties;
  return typeof values === "object" ? { kind: "map", item: fieldOf("", values) } : {};
}

function choicesOf(schema: Schema): Choice[] {
  if (schema.enum !== undefined) {
    return schema.enum.filter((value) => value !== null).map((value) => ({ value, label: String(value) }));
  }
  const named = schema.oneOf ?? [];
  return named.length > 0 && named.every((one) => one.const !== undefined)
    ? named.map((one) => ({ value: one.const, label: one.title ?? String(one.const) }))
    : explained(schema);
}

/** More numbers than these are no choice. */
const MAX_EXPLAINED = 10;

/** Numbers that the description explains one by one, such as "0 never, 1 fades out, 2 always". */
function explained({ type, minimum, maximum, description = "" }: Schema): Choice[] {
  if (![type].flat().includes("integer") || minimum === undefined || maximum === undefined) {
    return [];
  }
  const numbers = Array.from({ length: Math.min(MAX_EXPLAINED, maximum - minimum) + 1 }, (_, i) => minimum + i);
  const choices = numbers.flatMap((value) => {
    const words = new RegExp(`(?:^|[\\s,;:])${value} (?!to |and |or )([^,;.:]+)`).exec(description);
    return words === null ? [] : [{ value, label: `${value}: ${words[1]}` }];
  });
  return choices.length === maximum - minimum + 1 ? choices : [];
}

function impliedType(schema: Schema): string[] {
  if (schema.properties !== undefined) {
    return ["object"];
  }
  return schema.items === undefined ? [] : ["array"];
}

/** A pattern that accepts a line break asks for several lines; so does the room for a long text. */
function isLong(schema: Schema): boolean {
  if (schema.pattern !== undefined) {
    return accepts(schema.pattern, "a\nb") && (schema.maxLength ?? LONG) > 100;
  }
  return (schema.maxLength ?? 0) > LONG;
}

/** Whether a text matches a pattern; a pattern that this browser can't read matches everything. */
export function accepts(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return true;
  }
}

function wordsOf(name: string): string {
  const words = name.replaceAll("_", " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
