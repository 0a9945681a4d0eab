import {
  add,
  addRecent,
  between,
  columns,
  forget,
  iso,
  marks,
  recent,
  stepOf,
  summary,
} from "../../main/web/core/metrics.ts";
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

Deno.test("the last hour has thirty steps, empty where nothing was measured", () => {
  const hour = recent([point(0, 1), point(3480, 2), point(3600, 3)], 3_600_000);
  equal(hour.values.length, 30);
  equal([hour.values[0], hour.values[28], hour.values[29]], [null, 2, 3]);
});

Deno.test("a measurement replaces that of its step, and moves on after it", () => {
  let hour = recent([point(3600, 3)], 3_600_000);
  hour = addRecent(hour, point(3650, 4));
  equal(hour.values.slice(-2), [null, 4]);
  hour = addRecent(hour, point(3960, 5));
  equal(hour.values.slice(-4), [4, null, null, 5]);
  hour = addRecent(hour, point(100_000, 6));
  equal([hour.values.length, hour.values.filter((value) => value !== null)], [30, [6]]);
});

Deno.test("two moments are a time, whichever comes first", () => {
  const [early, late] = ["2026-01-01T10:00:00Z", "2026-01-01T11:00:00Z"];
  const time = [Date.parse(early) / 1000, Date.parse(late) / 1000];
  equal(between(early, late), time);
  equal(between(late, early), time);
});

Deno.test("a moment by itself is a minute, so that there is something to see", () => {
  const moment = "2026-01-01T10:00:00Z";
  equal(between(moment, moment)!.map(iso), ["2026-01-01T10:00:00.000Z", "2026-01-01T10:01:00.000Z"]);
});

Deno.test("without two moments there is no time between them", () => {
  equal(between(null, "2026-01-01T10:00:00Z"), null);
  equal(between("2026-01-01T10:00:00Z", "soon"), null);
  equal(between(null, null), null);
});
