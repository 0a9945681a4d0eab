import { changesOf, groups } from "../../main/web/pages/config-import-model.ts";
import { ConfigModel } from "../../main/web/pages/config-model.ts";
import { equal } from "./equal.ts";

function model(): ConfigModel {
  return new ConfigModel({
    server: {
      title: "Server",
      properties: {
        slots: { type: "integer", title: "Slots", default: 40 },
        password: { type: "string", title: "Password", writeOnly: true, default: "" },
        battleye: { type: "integer", title: "BattlEye", minimum: 0, maximum: 1, default: 1 },
      },
    },
  }, { server: { slots: 30, password: "***", battleye: 1, _meta: { config_version: 1, schema_version: "1.0" } } });
}

Deno.test("an import's changes are those values that differ, and secrets, which cannot be compared", () => {
  const { changes, sameCount } = changesOf(model(), {
    sections: { server: { password: "***", battleye: true, slots: 64 } },
    not_taken: [],
  });
  equal(changes.map(({ field, from, to }) => [field.name, from, to]), [["slots", 30, 64], ["password", "***", "***"]]);
  equal(sameCount, 1);
});

Deno.test("what was not taken is grouped by its reason", () => {
  const one = { line: 1, text: "a", reason: "x" };
  const other = { line: 2, text: "b", reason: "y" };
  const third = { line: null, text: "c", reason: "x" };
  equal(groups([one, other, third]), [
    { reason: "x", statements: [one, third] },
    { reason: "y", statements: [other] },
  ]);
});
