import { begin, can, end, isAnother, keep, kept, type User, user } from "../../main/web/core/session.ts";
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

Deno.test("what a user keeps is no other user's, and ends with the session", () => {
  sessionStorage.setItem("other.program", "stays");
  user.value = viewer(1);
  begin("token");
  keep("commands.7", "#lock");
  equal(kept("commands.7"), "#lock");
  user.value = viewer(2);
  equal(kept("commands.7"), null);
  user.value = viewer(1);
  end(true);
  equal(kept("commands.7"), null);
  equal(Object.keys(sessionStorage), ["other.program"]);
});
