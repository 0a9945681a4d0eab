import { entriesOf, isSame, matching, newEntry, update } from "../../main/web/pages/mod-list.ts";
import { equal } from "./equal.ts";

function mod(id: number, name: string) {
  return { id, game_type: "arma3", name, folder_path: `/mods/@${name}`, workshop_id: null, description: null };
}

Deno.test("the order of the list is what is saved, whatever gaps the orders had", () => {
  const entries = entriesOf([
    { mod_id: 1, name: "a", folder_path: "/a", is_server_mod: false, sort_order: 40 },
    { mod_id: 2, name: "b", folder_path: "/b", is_server_mod: true, sort_order: 7 },
  ]);
  equal(update(entries), [
    { mod_id: 2, is_server_mod: true, sort_order: 0 },
    { mod_id: 1, is_server_mod: false, sort_order: 1 },
  ]);
});

Deno.test("a mod that is added and removed again leaves nothing to save", () => {
  const saved = entriesOf([]);
  const added = [...saved, newEntry(mod(3, "c"))];
  equal(isSame(added, saved), false);
  equal(isSame(added.filter((entry) => entry.mod !== 3), saved), true);
});

Deno.test("a search finds mods by all of its words, wherever they are", () => {
  const mods = [mod(1, "CBA_A3"), mod(2, "ace")];
  equal(matching(mods, "cba @cba").map((one) => one.id), [1]);
  equal(matching(mods, "  ").map((one) => one.id), [1, 2]);
  equal(matching(mods, "cba ace"), []);
});
