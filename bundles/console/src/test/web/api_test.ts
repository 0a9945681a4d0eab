import { clearCache, get } from "../../main/web/core/api.ts";
import { equal } from "./equal.ts";
import { FakePlatform } from "./http.ts";

/** Lets requests get as far as they can without a response. */
function sent(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

Deno.test("requests of the same resource at the same time share one", async () => {
  using platform = new FakePlatform();
  const both = [get("/mods"), get("/mods")];
  await sent();
  equal(platform.waiting, ["/api/mods"]);
  platform.respond(["ace"]);
  equal(await Promise.all(both), [["ace"], ["ace"]]);
});

Deno.test("a request of the user before is not shared with the next one", async () => {
  using platform = new FakePlatform();
  const before = get("/servers");
  await sent();
  clearCache();
  const after = get("/servers");
  await sent();
  equal(platform.waiting.length, 2);
  platform.respond(["secret"]);
  equal(await before, ["secret"]);
  const shared = get("/servers");
  await sent();
  equal(platform.waiting.length, 1);
  platform.respond(["public"]);
  equal(await Promise.all([after, shared]), [["public"], ["public"]]);
});

Deno.test("a late response to the user before is not kept for the next one", async () => {
  using platform = new FakePlatform();
  const before = get("/games");
  await sent();
  clearCache();
  platform.respond(["old"], { ETag: '"1"' });
  await before;
  const after = get("/games");
  await sent();
  equal(platform.respond(["new"], { ETag: '"1"' }).get("If-None-Match"), null);
  equal(await after, ["new"]);
  const again = get("/games");
  await sent();
  equal(platform.respond(["new"]).get("If-None-Match"), '"1"');
  await again;
});
