import { add, columns, forget, marks, stepOf, summary } from "../../main/web/core/metrics.ts";
import { equal } from "./equal.ts";

function point(second: number, cpu_percent = 10) {
  return { timestamp: new Date(second * 1000).toISOString(), cpu_percent, ram_mb: 100, player_count: 1 };
}

Deno.test("where the game did not run, the line is interrupted", () => {
  const result = columns([point(0), point(10), point(200)], 10);
  equal(result[0], [0, 10, 20, 200]);
  equal(result[1], [10, 10, null, 10]);
});

Deno.test("a live value that is older than the last one is left out", () => {
  const result = columns([point(0), point(10)], 10);
  add(result, point(10, 99), 10);
  add(result, point(12, 50), 10);
  equal(result[1], [10, 10, 50]);
});

Deno.test("what has left the period is forgotten", () => {
  const result = columns([point(0), point(10), point(20)], 10);
  forget(result, 10);
  equal(result.map((column) => column.length), [2, 2, 2, 2]);
});

Deno.test("a summary leaves out gaps", () => {
  equal(summary([10, null, 30, 20]), { now: 20, average: 20, highest: 30 });
  equal(summary([10, null]), { now: null, average: 10, highest: 10 });
  equal(summary([]), { now: null, average: null, highest: null });
});

Deno.test("a period has a few hundred steps", () => {
  equal([stepOf(60), stepOf(3600), stepOf(2_592_000)], [1, 10, 7200]);
});

Deno.test("starts and crashes are marked", () => {
  const events = ["started", "login", "crashed"].map((event_type) => ({
    event_type,
    timestamp: "1970-01-01T00:01:00Z",
  }));
  equal(marks(events), [{ time: 60, isTrouble: false }, { time: 60, isTrouble: true }]);
});
