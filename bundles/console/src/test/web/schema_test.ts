import { fieldOf, fieldsOf, type Schema } from "../../main/web/core/schema.ts";
import { equal } from "./equal.ts";

function kindOf(schema: Schema): string {
  return fieldOf("x", schema).kind;
}

Deno.test("the type decides what kind of field a property is", () => {
  equal(kindOf({ type: "string" }), "text");
  equal(kindOf({ type: "string", maxLength: 4096 }), "long");
  equal(kindOf({ type: "string", writeOnly: true }), "secret");
  equal(kindOf({ type: "integer", minimum: 0, maximum: 2 }), "integer");
  equal(kindOf({ type: ["number", "null"] }), "number");
  equal(kindOf({ type: "boolean" }), "switch");
  equal(kindOf({ type: "string", enum: ["a", "b"] }), "choice");
  equal(kindOf({ type: "array", items: { type: "string" } }), "list");
  equal(kindOf({ type: "object", additionalProperties: { type: "string" } }), "map");
});

Deno.test("an integer that is 0 or 1 is a switch", () => {
  equal(kindOf({ type: "integer", minimum: 0, maximum: 1 }), "switch");
});

Deno.test("a pattern that accepts line breaks asks for several lines", () => {
  equal(kindOf({ type: "string", maxLength: 2000, pattern: "^[^\\u0000-\\u0009\\u000b-\\u001f]*$" }), "long");
  equal(kindOf({ type: "string", maxLength: 2000, pattern: "^[^\\u0000-\\u001f]*$" }), "text");
});

Deno.test("an item of a list is a line, however long it may be", () => {
  equal(fieldOf("x", { type: "array", items: { type: "string", maxLength: 4096 } }).item!.kind, "text");
});

Deno.test("no value is null where the type allows it, and leaving out where nothing requires the property", () => {
  equal(fieldOf("x", { type: ["integer", "null"] }).none, { value: null });
  equal("none" in fieldOf("x", { type: "integer" }), false);
  const item = fieldOf("x", {
    type: "object",
    properties: { id: { type: "integer" }, text: { type: "boolean" } },
    required: ["id"],
  });
  equal(item.parts.map((part) => "none" in part), [false, true]);
});

Deno.test("null is no choice among the others", () => {
  const field = fieldOf("x", { type: ["integer", "null"], enum: [null, 0, 3] });
  equal(field.choices, [{ value: 0, label: "0" }, { value: 3, label: "3" }]);
  equal(field.none, { value: null });
});

Deno.test("constants with titles are choices", () => {
  const field = fieldOf("x", { oneOf: [{ const: 0, title: "never" }, { const: 1, title: "always" }] });
  equal(field.choices, [{ value: 0, label: "never" }, { value: 1, label: "always" }]);
});

Deno.test("numbers that the description explains one by one are choices", () => {
  const labels = (description: string, maximum: number) =>
    fieldOf("x", { type: "integer", minimum: 0, maximum, description }).choices.map((choice) => choice.label);
  equal(labels("Orders: 0 never, 1 fades out, 2 always.", 2), ["0: never", "1: fades out", "2: always"]);
  equal(labels("0 Speex, 1 Opus.", 1), ["0: Speex", "1: Opus"]);
  equal(labels("0 off, 1 on. Files also contain 2 and 3.", 3), []);
  equal(labels("0 for none.", 2147483647), []);
  equal(labels("1 to 2: 8 kHz, 0 is off.", 2), []);
});

Deno.test("several types are alternatives, each with a field of its own", () => {
  const field = fieldOf("x", {
    type: ["array", "integer"],
    minimum: 0,
    items: { type: "integer" },
    minItems: 2,
    maxItems: 2,
  });
  equal(field.kind, "union");
  equal(field.parts.map((part) => part.kind), ["list", "integer"]);
});

Deno.test("what says too little about its values is edited as JSON", () => {
  equal(kindOf({ type: "object" }), "json");
  equal(kindOf({ type: "array" }), "json");
  equal(kindOf({}), "json");
});

Deno.test("a property without a title is named by its words", () => {
  equal(fieldsOf({ properties: { max_players: { type: "integer" } } })[0]!.title, "Max players");
});
