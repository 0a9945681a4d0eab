import { merge } from "../../main/web/core/merge.ts";
import { equal } from "./equal.ts";

Deno.test("changes of different fields are both kept", () => {
  const merged = merge({ a: 1, b: 1, c: 1 }, { a: 2 }, { a: 1, b: 5, c: 1 });
  equal(merged, { mine: { a: 2 }, taken: ["b"], conflicts: [] });
});

Deno.test("different changes of one field are a conflict, and mine is not lost", () => {
  const merged = merge({ a: 1 }, { a: 2 }, { a: 3 });
  equal(merged, { mine: { a: 2 }, taken: [], conflicts: [{ field: "a", base: 1, mine: 2, theirs: 3 }] });
});

Deno.test("the same change by both is none any more", () => {
  equal(merge({ a: [1] }, { a: [2] }, { a: [2] }), { mine: {}, taken: [], conflicts: [] });
});

Deno.test("a change of a field that does not exist any more is dropped", () => {
  equal(merge({ a: 1, b: 1 }, { b: 2 }, { a: 1 }), { mine: {}, taken: [], conflicts: [] });
});
