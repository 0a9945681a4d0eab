/**
 * Generates TypeScript types from the schemas of an OpenAPI 3.1 document, so that a change of the API that the page does
 * not follow fails the type check. It knows the part of JSON Schema that the document uses, and refuses anything else.
 * openapi-generator was tried in its place: it takes 10 s and writes a class with converters for each of the schemas.
 */

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  description?: string;
}

const ANY = "unknown";

export function declarations(schemas: Record<string, Schema>): string {
  return Object.entries(schemas)
    .sort(([a], [b]) => a < b ? -1 : 1)
    .map(([name, schema]) => `export type ${name} = ${typeOf(schema)};\n`)
    .join("\n");
}

function typeOf(schema: Schema): string {
  if (schema.$ref !== undefined) {
    return schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1);
  }
  if (schema.enum !== undefined) {
    return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  }
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives !== undefined) {
    return alternatives.map(typeOf).join(" | ");
  }
  if (schema.allOf !== undefined) {
    return schema.allOf.map(typeOf).join(" & ");
  }
  const types = [schema.type ?? []].flat();
  return types.length === 0 ? ANY : types.map((type) => named(type, schema)).join(" | ");
}

function named(type: string, schema: Schema): string {
  switch (type) {
    case "null":
    case "string":
    case "boolean":
      return type;
    case "integer":
    case "number":
      return "number";
    case "array":
      return `(${schema.items === undefined ? ANY : typeOf(schema.items)})[]`;
    case "object":
      return objectOf(schema);
    default:
      throw new Error(`Unknown type in the OpenAPI document: ${type}`);
  }
}

function objectOf(schema: Schema): string {
  if (schema.properties === undefined) {
    const values = schema.additionalProperties;
    return `Record<string, ${typeof values === "object" ? typeOf(values) : ANY}>`;
  }
  const required = new Set(schema.required);
  const fields = Object.entries(schema.properties).map(([name, value]) =>
    `  ${JSON.stringify(name)}${required.has(name) ? "" : "?"}: ${typeOf(value)};`
  );
  return `{\n${fields.join("\n")}\n}`;
}

if (import.meta.main) {
  const [source, target] = Deno.args;
  const document = JSON.parse(Deno.readTextFileSync(source!));
  const head = "// Generated from openapi.json by src/build/types.ts.\n// deno-fmt-ignore-file\n\n";
  Deno.writeTextFileSync(target!, head + declarations(document.components.schemas));
}
