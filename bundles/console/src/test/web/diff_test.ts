import { diffLines } from "../../main/web/core/diff.ts";
import { equal } from "./equal.ts";

const SIGNS = { same: " ", added: "+", removed: "-" };

function diff(before: string, after: string): string {
  return diffLines(before, after).map((line) => SIGNS[line.kind] + line.text).join("|");
}

Deno.test("a changed line is removed and added between the lines that stay", () => {
  equal(diff("a\nb\nc", "a\nB\nc"), " a|-b|+B| c");
});

Deno.test("lines that moved apart are still recognized", () => {
  equal(diff("a\nb\nc\nd", "x\na\nc\nd\ny"), "+x| a|-b| c| d|+y");
});

Deno.test("equal texts have only equal lines, and repeated lines are not counted twice", () => {
  equal(diff("a\na", "a\na"), " a| a");
  equal(diff("a", "a\na"), " a|+a");
  equal(diff("a\na", "a"), " a|-a");
});
