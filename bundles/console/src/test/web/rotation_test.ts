import { entriesOf, isSame, newEntry, paramsOf, problemsOf, textOf, update } from "../../main/web/pages/rotation.ts";
import { equal } from "./equal.ts";

Deno.test("parameters survive being shown as text", () => {
  const params = { AISkill: 2, isNight: true, title: "Red = dead", code: "007", digits: "7", lines: "a\nb", empty: "" };
  equal(paramsOf(textOf(params)), params);
});

Deno.test("a parameter without a value is an empty text, and an empty line is none", () => {
  equal(paramsOf("a\n\n  b =  2 \n= 3"), { a: "", b: 2 });
});

Deno.test("a rotation that was put back into its order counts as unchanged", () => {
  const saved = entriesOf([
    { id: 1, sort_order: 0, mission: { id: 7, mission_name: "a" }, difficulty: null, params_json: {} },
    { id: 2, sort_order: 1, mission: { id: 8, mission_name: "b" }, difficulty: "Veteran", params_json: { x: 1 } },
  ]);
  const turned = [...saved].reverse();
  equal(isSame(turned, saved), false);
  equal(isSame([...turned].reverse(), saved), true);
  equal(saved.map(update), [{ mission_id: 7, params: {} }, { mission_id: 8, difficulty: "Veteran", params: { x: 1 } }]);
});

Deno.test("entries of the same mission have keys of their own", () => {
  const mission = { id: 7, mission_name: "a" };
  equal(newEntry(mission).key === newEntry(mission).key, false);
});

Deno.test("problems are shown at the entry that they are about", () => {
  const problems = problemsOf([
    { field: "rotation[1].difficulty", reason: "unknown" },
    { field: "rotation[1].params.x", reason: "no number" },
    { field: "other", reason: "elsewhere" },
  ]);
  equal([...problems], [[1, "difficulty: unknown\nparams.x: no number"]]);
});
