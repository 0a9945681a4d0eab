import { can, end, isAnother, type User, user } from "../../main/web/core/session.ts";
import { equal } from "./equal.ts";

function viewer(id: number): User {
  return {
    id,
    username: `user${id}`,
    role: "viewer",
    permissions: ["server.view"],
    grants: [],
  };
}

Deno.test("after a session has ended by itself, another user is told from the one before", () => {
  equal(isAnother(viewer(1)), false);
  user.value = viewer(1);
  end(true);
  equal(can("server.view"), true);
  equal(isAnother(viewer(1)), false);
  equal(isAnother(viewer(2)), true);
});
