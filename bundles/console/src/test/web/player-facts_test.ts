import { identityOf } from "../../main/web/pages/player-facts.ts";
import { equal } from "./equal.ts";

Deno.test("a player is banned by the identity, or else by the address, but never by one that is hidden", () => {
  equal(identityOf({ guid: "abc", address: "192.0.2.1" }), "abc");
  equal(identityOf({ guid: null, address: "192.0.2.1" }), "192.0.2.1");
  equal(identityOf({ guid: null, address: "***" }), null);
  equal(identityOf({ guid: "***" }), null);
  equal(identityOf({ guid: null, address: null }), null);
});
