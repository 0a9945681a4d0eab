import { changed, isGranted, isSame } from "../../main/web/core/grants.ts";
import type { Grant } from "../../main/web/core/session.ts";
import { equal } from "./equal.ts";

Deno.test("who may do something on a server may see it", () => {
  equal(changed([], 3, "server.power", true), [{ server_id: 3, permissions: ["server.view", "server.power"] }]);
  equal(changed([], null, "users.manage", true), [{ server_id: null, permissions: ["users.manage"] }]);
});

Deno.test("who may no longer see a server may do nothing on it, but keeps other rights", () => {
  const grants: Grant[] = [
    { server_id: null, permissions: ["server.view", "server.power", "mods.manage"] },
    { server_id: 3, permissions: ["server.view"] },
  ];
  equal(changed(grants, null, "server.view", false), [
    { server_id: null, permissions: ["mods.manage"] },
    { server_id: 3, permissions: ["server.view"] },
  ]);
  equal(changed(grants, 3, "server.view", false).map((grant) => grant.server_id), [null]);
});

Deno.test("a grant for all servers is not one for a single server", () => {
  const grants: Grant[] = [{ server_id: null, permissions: ["server.view"] }];
  equal(isGranted(grants, null, "server.view"), true);
  equal(isGranted(grants, 3, "server.view"), false);
});

Deno.test("the order of grants and permissions does not matter", () => {
  const a: Grant[] = [{ server_id: 3, permissions: ["server.power", "server.view"] }, {
    server_id: 1,
    permissions: [],
  }];
  const b: Grant[] = [{ server_id: 1, permissions: [] }, {
    server_id: 3,
    permissions: ["server.view", "server.power"],
  }];
  equal(isSame(a, b), true);
  equal(isSame(a, b.slice(1)), false);
});
