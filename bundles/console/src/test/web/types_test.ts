import { declarations } from "../../build/types.ts";
import { equal } from "./equal.ts";

Deno.test("what is not required is optional, and null is a value of its own", () => {
  const schema = {
    type: "object",
    properties: { id: { type: "integer" }, name: { type: ["string", "null"] } },
    required: ["id"],
  };
  equal(declarations({ Thing: schema }), 'export type Thing = {\n  "id": number;\n  "name"?: string | null;\n};\n');
});

Deno.test("references, lists and words become types", () => {
  const schema = { type: "array", items: { $ref: "#/components/schemas/Thing" } };
  equal(declarations({ Things: schema }), "export type Things = (Thing)[];\n");
  equal(
    declarations({ Role: { type: "string", enum: ["admin", "viewer"] } }),
    'export type Role = "admin" | "viewer";\n',
  );
});

Deno.test("a type that is not known is refused", () => {
  let message = "";
  try {
    declarations({ Thing: { type: "binary" } });
  } catch (error) {
    message = (error as Error).message;
  }
  equal(message, "Unknown type in the OpenAPI document: binary");
});
