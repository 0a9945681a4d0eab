import { worldActions } from "../../main/web/pages/world-actions.ts";
import { equal } from "./equal.ts";

Deno.test("a world offers what its state permits", () => {
  equal(worldActions("running"), ["freeze", "stop"]);
  equal(worldActions("frozen"), ["thaw", "stop"]);
  equal(worldActions("missing"), ["start"]);
  equal(worldActions("creating"), []);
  equal(worldActions(null), []);
});
