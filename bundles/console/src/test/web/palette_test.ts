import { find } from "../../main/web/core/palette.ts";
import { equal } from "./equal.ts";

const ENTRIES = ["Altis Life", "Altis Life › Log", "Stop: Altis Life", "Stratis", "Log out"]
  .map((title) => ({ title, hint: title === "Stratis" ? "arma3" : "", run: () => {} }));

function titles(text: string): string[] {
  return find(ENTRIES, text).map((entry) => entry.title);
}

Deno.test("all words must occur, in any order and case", () => {
  equal(titles("LOG altis"), ["Altis Life › Log"]);
  equal(titles("altis nothing"), []);
});

Deno.test("beginnings of words come before parts of words, and titles before hints", () => {
  equal(titles("st"), ["Stop: Altis Life", "Stratis"]);
  equal(titles("tis"), ["Altis Life", "Altis Life › Log", "Stop: Altis Life", "Stratis"]);
  equal(titles("arma"), ["Stratis"]);
});

Deno.test("nothing typed shows everything", () => {
  equal(titles("  ").length, 5);
});
