import { Throttle } from "../../main/web/core/throttle.ts";
import { equal } from "./equal.ts";

Deno.test("many requests run the action once at first and once at the end", async () => {
  let runs = 0;
  await new Promise<void>((resolve) => {
    const throttle = new Throttle(() => {
      if (++runs === 2) {
        throttle.cancel();
        resolve();
      }
    }, 10);
    for (let i = 0; i < 5; i++) {
      throttle.request();
    }
    equal(runs, 1);
  });
  equal(runs, 2);
});
