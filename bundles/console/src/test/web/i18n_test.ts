import { t } from "../../main/web/core/i18n.ts";
import { equal } from "./equal.ts";

Deno.test("a name can't turn the rest of a sentence", () => {
  equal(t("event.player_joined.text", { who: "\u2069\u202eevil\u2066" }), "evil joined");
});

Deno.test("a name that is written from right to left keeps to its place", () => {
  equal(t("event.player_joined.text", { who: "דוד" }), "\u2068דוד\u2069 joined");
  equal(t("event.player_joined.text", { who: "David" }), "David joined");
});
