import { hasNewcomers, merged } from "../../main/web/pages/player-list.ts";
import { equal } from "./equal.ts";

const ann = { slot_id: "1", name: "Ann", guid: "aa", ping: 20, game_data: {}, joined_at: "2026-11-29T10:00:00Z" };

Deno.test("who stays keeps the details and gets the new ping", () => {
  const live = [{ slot_id: "1", name: "Ann", ping: 35 }];
  equal(merged([ann], live), [{ ...ann, ping: 35 }]);
  equal(hasNewcomers([ann], live), false);
});

Deno.test("somebody else in the same slot does not get the details of who was there", () => {
  const live = [{ slot_id: "1", name: "Bob", ping: 50 }];
  equal(merged([ann], live)[0]!.guid, null);
  equal(hasNewcomers([ann], live), true);
});

Deno.test("who is no longer in the message has left", () => {
  equal(merged([ann], []), []);
  equal(hasNewcomers([ann], []), false);
});
