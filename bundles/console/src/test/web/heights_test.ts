import { Heights } from "../../main/web/core/heights.ts";
import { equal } from "./equal.ts";

Deno.test("rows of different heights are found by their place", () => {
  const heights = new Heights();
  heights.replace([10, 20, 30]);
  equal([heights.total, heights.top(2)], [60, 30]);
  equal([0, 9, 10, 29, 30, 59, 1000].map((y) => heights.indexAt(y)), [0, 0, 1, 1, 2, 2, 2]);
});

Deno.test("rows come at the end and go at the start, beyond the first capacity", () => {
  const heights = new Heights();
  const expected: number[] = [];
  for (let i = 0; i < 5000; i++) {
    heights.append(i % 7 + 1);
    expected.push(i % 7 + 1);
    if (i % 3 === 0) {
      heights.dropFirst(1);
      expected.shift();
    }
  }
  const total = expected.reduce((sum, height) => sum + height, 0);
  equal([heights.length, heights.total], [expected.length, total]);
  equal(heights.top(1000), expected.slice(0, 1000).reduce((sum, height) => sum + height, 0));
  equal(heights.indexAt(heights.top(1000)), 1000);
  equal(heights.indexAt(heights.top(1000) - 0.5), 999);
});

Deno.test("a measured height moves the rows below", () => {
  const heights = new Heights();
  heights.replace([10, 10, 10]);
  heights.dropFirst(1);
  heights.set(0, 25);
  equal([heights.get(0), heights.top(1), heights.total, heights.indexAt(24), heights.indexAt(25)], [25, 25, 35, 0, 1]);
});

Deno.test("nothing has no height", () => {
  const heights = new Heights();
  equal([heights.length, heights.total, heights.indexAt(5)], [0, 0, 0]);
});
