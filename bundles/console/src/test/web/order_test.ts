import { dropPosition, moved } from "../../main/web/core/order.ts";
import { equal } from "./equal.ts";

Deno.test("an entry moves up and down, and the others keep their order", () => {
  equal(moved(["a", "b", "c", "d"], 2, 0), ["c", "a", "b", "d"]);
  equal(moved(["a", "b", "c", "d"], 0, 2), ["b", "c", "a", "d"]);
  equal(moved(["a", "b", "c", "d"], 1, 99), ["a", "c", "d", "b"]);
});

Deno.test("an entry is dropped where its middle passes those of others", () => {
  const middles = [10, 30, 50, 70];
  equal(dropPosition(middles, 1, 31), 1);
  equal(dropPosition(middles, 1, 51), 2);
  equal(dropPosition(middles, 3, 5), 0);
  equal(dropPosition(middles, 0, 500), 3);
});
