import { type Entry, isGap, type LogPage, LogWindow } from "../../main/web/core/log-window.ts";
import type { LogLine } from "../../main/web/core/types.ts";
import { equal } from "./equal.ts";

function line(id: number): LogLine {
  return {
    id,
    timestamp: `2026-01-01T00:00:${String(id % 60).padStart(2, "0")}Z`,
    level: "info",
    message: `line ${id}`,
  };
}

function lines(from: number, to: number): LogLine[] {
  return Array.from({ length: to - from + 1 }, (_, index) => line(from + index));
}

/** The log as the platform stores it: lines 1 to `newest`. */
function stored(newest: number, offset: number, limit: number): LogPage {
  return { total: newest, logs: lines(1, newest).toReversed().slice(offset, offset + limit) };
}

function shown(window: LogWindow): (number | string)[] {
  return window.entries.map((entry: Entry) => isGap(entry) ? `gap ${entry.gap}` : entry.id);
}

Deno.test("lines that the first page and the live channel both bring are there once", () => {
  const window = new LogWindow();
  window.show(stored(5, 0, 3));
  window.append(lines(4, 7));
  equal(shown(window), [3, 4, 5, 6, 7]);
  equal(window.hasOlder, true);
});

Deno.test("lines that were dropped are marked before the next line, not after the last", () => {
  const window = new LogWindow();
  window.show(stored(2, 0, 10));
  window.lose(3);
  equal(shown(window), [1, 2]);
  window.append(lines(6, 7));
  equal(shown(window), [1, 2, "gap 3", 6, 7]);
});

Deno.test("a gap is closed by a page that reaches both of its sides", () => {
  const window = new LogWindow();
  window.show(stored(2, 0, 10));
  window.lose(3);
  window.append(lines(6, 7));
  const gap = window.entries[2]!;
  if (isGap(gap)) {
    const { offset, limit } = window.gapRange(gap);
    equal([offset, limit], [1, 5]);
    window.fill(gap, stored(7, offset, limit));
  }
  equal(shown(window), [1, 2, 3, 4, 5, 6, 7]);
});

Deno.test("a gap that a page fills in part becomes smaller", () => {
  const window = new LogWindow();
  window.show(stored(2, 0, 10));
  window.lose(6);
  window.append([line(9)]);
  const gap = window.entries[2]!;
  if (isGap(gap)) {
    window.fill(gap, stored(9, 0, 4));
  }
  equal(shown(window), [1, 2, "gap 3", 6, 7, 8, 9]);
  equal([window.indexOf(6), window.indexOf(9)], [3, 6]);
});

Deno.test("after a lost connection, what was written meanwhile follows without a double line", () => {
  const window = new LogWindow();
  window.show(stored(5, 0, 10));
  window.catchUp(lines(5, 9).toReversed(), 5);
  window.append(lines(8, 11));
  equal(shown(window), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

Deno.test("lines of the same time as the last one are not lost when catching up", () => {
  const window = new LogWindow();
  const same = [1, 2, 3].map((id) => ({ ...line(id), timestamp: "2026-01-01T00:00:00Z" }));
  window.show({ total: 2, logs: [same[1]!, same[0]!] });
  window.catchUp(same.toReversed(), 3);
  equal(shown(window), [1, 2, 3]);
});

Deno.test("what is too much to catch up with is marked", () => {
  const window = new LogWindow();
  window.show(stored(5, 0, 10));
  window.catchUp(lines(101, 110).toReversed(), 105);
  equal(shown(window).slice(-3), [108, 109, 110]);
  equal(shown(window)[5], "gap 95");
});

Deno.test("catching up replaces the mark of lines that were dropped just before", () => {
  const window = new LogWindow();
  window.show(stored(5, 0, 10));
  window.lose(2);
  window.catchUp(lines(5, 9).toReversed(), 5);
  equal(shown(window), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

Deno.test("older pages adjoin although lines were written between the requests", () => {
  const window = new LogWindow();
  window.show(stored(2000, 0, 500));
  let range = window.olderRange();
  equal(range, { offset: 499, limit: 501 });
  // 20 lines are stored but have not come yet, so that the page is 20 lines newer than expected.
  equal(window.addOlder(stored(2020, range.offset, range.limit), range.offset), 0);
  equal([window.entries[0]!.id, window.entries.length, window.hasOlder], [1021, 980, true]);
  window.append(lines(2001, 2020));
  range = window.olderRange();
  equal(window.addOlder(stored(2020, range.offset, range.limit), range.offset), 0);
  equal(window.entries.map((entry) => entry.id), lines(521, 2020).map((one) => one.id));
});

Deno.test("a page that does not adjoin says by how much it missed", () => {
  const window = new LogWindow();
  window.show({ total: 5000, logs: lines(1001, 1010).toReversed() }, 0);
  equal(window.addOlder({ total: 5000, logs: lines(900, 950).toReversed() }, 60), -51);
  equal(window.addOlder({ total: 5000, logs: lines(1100, 1150).toReversed() }, 10), 99);
  equal(window.entries.length, 10);
});

Deno.test("the first line ever has nothing before it", () => {
  const window = new LogWindow();
  window.show(stored(20, 0, 10));
  const { offset, limit } = window.olderRange();
  window.addOlder(stored(20, offset, limit), offset);
  equal([window.entries[0]!.id, window.hasOlder], [1, false]);
});

Deno.test("a moment in the past is followed to the present, page by page", () => {
  const window = new LogWindow();
  window.show(stored(1500, 1000, 100), 1000);
  equal(window.newer, 1000);
  window.append(lines(1501, 1503));
  equal([window.newer, window.last!.id], [1003, 500]);
  while (window.newer > 0) {
    const { offset, limit } = window.newerRange();
    equal(window.addNewer(stored(1503, offset, limit), offset), 0);
  }
  window.append(lines(1502, 1505));
  equal(window.entries.map((entry) => entry.id), lines(401, 1505).map((one) => one.id));
});

Deno.test("the oldest lines go when there are too many", () => {
  const window = new LogWindow(10);
  window.show(stored(8, 0, 8));
  window.append(lines(9, 15));
  equal(shown(window), [6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
  equal([window.removed, window.hasOlder], [5, true]);
});

Deno.test("long lines count by their length", () => {
  const window = new LogWindow(1000, 100);
  window.append(lines(1, 3).map((one) => ({ ...one, message: "x".repeat(60) })));
  equal(shown(window), [3]);
});

Deno.test("while somebody reads at the start, a full window lets new lines wait outside", () => {
  const window = new LogWindow(10);
  window.show(stored(10, 0, 10));
  window.append(lines(11, 14), true);
  equal([window.entries[0]!.id, window.last!.id, window.newer], [1, 10, 4]);
  const { offset, limit } = window.newerRange();
  equal(window.addNewer(stored(14, offset, limit), offset), 0);
  equal(shown(window), [5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
});

Deno.test("history pushes out the newest lines, which come back later", () => {
  const window = new LogWindow(600);
  window.show(stored(2000, 0, 500));
  const { offset, limit } = window.olderRange();
  window.addOlder(stored(2000, offset, limit), offset);
  equal([window.entries[0]!.id, window.entries.length, window.newer], [1001, 600, 400]);
});

Deno.test("a line is found by its id, and an id that is gone finds the next one", () => {
  const window = new LogWindow();
  window.append([line(2), line(4), line(6)]);
  equal([window.indexOf(4), window.indexOf(5), window.indexOf(9)], [1, 2, 3]);
});

Deno.test("dropped lines that a page has brought already leave no mark", () => {
  const window = new LogWindow();
  window.show(stored(5, 0, 10));
  window.lose(3);
  window.append(lines(6, 7));
  equal(shown(window), [1, 2, 3, 4, 5, 6, 7]);
});
