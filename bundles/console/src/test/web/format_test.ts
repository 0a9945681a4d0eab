import { ago } from "../../main/web/core/format.ts";
import { equal } from "./equal.ts";

/** What is shown of a time, beside its attributes. */
function shown(secondsAgo: number): unknown {
  const result = ago(new Date(Date.now() - secondsAgo * 1000).toISOString());
  return typeof result === "symbol" ? null : result.values.at(-1);
}

Deno.test("times are relative to now", () => {
  equal(shown(3), "3 seconds ago");
  equal(shown(300), "5 minutes ago");
  equal(shown(2 * 3600), "2 hours ago");
});
