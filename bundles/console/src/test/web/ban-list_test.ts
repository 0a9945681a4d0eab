import { matching } from "../../main/web/pages/ban-list.ts";
import { equal } from "./equal.ts";

Deno.test("bans are found by player, identity, reason and admin", () => {
  const ban = { id: 1, banned_at: "2026-11-29T10:00:00Z", expires_at: null, is_active: true };
  const bans = [
    { ...ban, guid: "0123ab", name: "Griefer", reason: "Team kills", banned_by: "ann" },
    { ...ban, id: 2, guid: "ffff", name: null, reason: "", banned_by: "game" },
  ];
  equal(matching(bans, "griefer KILLS").map((one) => one.id), [1]);
  equal(matching(bans, "ffff").map((one) => one.id), [2]);
  equal(matching(bans, "game").map((one) => one.id), [2]);
  equal(matching(bans, "ann ffff"), []);
});
