import { check } from "../../main/web/core/check.ts";
import { fieldOf, type Schema } from "../../main/web/core/schema.ts";
import { begun, objectOf, read, same, switched } from "../../main/web/core/values.ts";
import { equal } from "./equal.ts";

const COUNT = fieldOf("count", { type: "integer", minimum: 1, maximum: 10 });

function mistakes(schema: Schema, value: unknown): string[] {
  return check(fieldOf("x", schema), value).map((mistake) => `${mistake.path}:${mistake.reason}`);
}

Deno.test("numbers are read from text, also with a decimal comma", () => {
  equal(read(COUNT, " 7 "), 7);
  equal(read(fieldOf("x", { type: "number" }), "0,5"), 0.5);
  equal(read(fieldOf("x", { type: ["integer", "null"] }), ""), null);
});

Deno.test("a text that is no number stays as it was typed, and is a mistake", () => {
  equal(read(COUNT, "7x"), "7x");
  equal(mistakes({ type: "integer" }, "7x"), [":not_a_number"]);
  equal(mistakes({ type: "integer" }, ""), [":required"]);
});

Deno.test("a switch keeps the type of its schema", () => {
  equal(switched(fieldOf("x", { type: "integer", minimum: 0, maximum: 1 }), true), 1);
  equal(switched(fieldOf("x", { type: "boolean" }), true), true);
});

Deno.test("values are equal by their content, and a switch as a number or not", () => {
  equal(same({ a: 1, b: [2] }, { b: [2], a: 1 }), true);
  equal(same([1, 2], [2, 1]), false);
  equal(same(1, true), true);
  equal(same(0, false), true);
  equal(same(2, true), false);
  equal(same(null, undefined), false);
  equal(same("1", 1), false);
});

Deno.test("ranges, lengths and patterns are checked", () => {
  equal(mistakes({ type: "integer", minimum: 1 }, 0), [":too_small"]);
  equal(mistakes({ type: "integer", maximum: 10 }, 11), [":too_large"]);
  equal(mistakes({ type: "integer" }, 1.5), [":not_whole"]);
  equal(mistakes({ type: "string", maxLength: 2 }, "äöü"), [":too_long"]);
  equal(mistakes({ type: "string", minLength: 1 }, ""), [":required"]);
  equal(mistakes({ type: "string", pattern: "^[0-9]{17}$" }, "7"), [":pattern"]);
});

Deno.test("a secret that is kept is not checked", () => {
  equal(mistakes({ type: "string", writeOnly: true, minLength: 8 }, "***"), []);
  equal(mistakes({ type: "string", writeOnly: true, minLength: 8 }, "short"), [":too_short"]);
});

Deno.test("a mistake inside a list or an object is found at its place", () => {
  const schema = {
    type: "array",
    items: { type: "object", properties: { seconds: { type: "integer", minimum: -2 } } },
  };
  equal(mistakes(schema, [{ seconds: 1 }, { seconds: -3 }]), ["[1].seconds:too_small"]);
});

Deno.test("a property that needs another one says so", () => {
  const schema = {
    type: "object",
    properties: { a: { type: "boolean" }, b: { type: "boolean" } },
    dependentRequired: { b: ["a"] },
  };
  equal(mistakes(schema, { b: true }), [".b:needs"]);
  equal(mistakes(schema, { a: false, b: true }), []);
});

Deno.test("names of a map are checked as well as its values", () => {
  const schema = { type: "object", propertyNames: { pattern: "^[a-z]+$" }, additionalProperties: { type: "string" } };
  equal(mistakes(schema, { good: "x" }), []);
  equal(mistakes(schema, { "not good": "x" }), [".not good:pattern"]);
});

Deno.test("a value of a union is checked as the alternative that it belongs to", () => {
  const schema = { type: ["array", "integer"], maximum: 5, items: { type: "integer", maximum: 9 } };
  equal(mistakes(schema, 6), [":too_large"]);
  equal(mistakes(schema, [6, 10]), ["[1]:too_large"]);
});

Deno.test("a new item has what its schema requires", () => {
  const item = fieldOf("x", {
    type: "object",
    properties: { id: { type: "integer", minimum: 0 }, text: { type: "boolean" }, note: { type: "string" } },
    required: ["id", "text"],
  });
  equal(begun(item), { id: 0, text: false });
  equal(begun(fieldOf("x", { type: "array", items: { type: "integer", minimum: 3 }, minItems: 2 })), [3, 3]);
});

Deno.test("a second row with the same name does not replace the value of the first", () => {
  equal(objectOf([["a", "kept"], ["b", "x"], ["a", ""]]), { a: "kept", b: "x" });
});
