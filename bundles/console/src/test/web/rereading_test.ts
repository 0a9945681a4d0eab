import { rereading } from "../../main/web/core/rereading.ts";
import { equal } from "./equal.ts";

/** Something that is read, each time with a response that the test gives. */
function source() {
  const waiting: PromiseWithResolvers<void>[] = [];
  const read = () => {
    const response = Promise.withResolvers<void>();
    waiting.push(response);
    return response.promise;
  };
  return { waiting, read: rereading(read) };
}

/** Lets what waits for a response go on. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

Deno.test("what is asked for while it is read is read once more, however often", async () => {
  const { waiting, read } = source();
  const all = [read(), read(), read()];
  equal(waiting.length, 1);
  waiting[0]!.resolve();
  await settled();
  equal(waiting.length, 2);
  waiting[1]!.resolve();
  await Promise.all(all);
  equal(waiting.length, 2);
});

Deno.test("what is asked for after a reading is read again", async () => {
  const { waiting, read } = source();
  for (const index of [0, 1]) {
    const reading = read();
    equal(waiting.length, index + 1);
    waiting[index]!.resolve();
    await reading;
  }
});

Deno.test("a reading that fails is no obstacle to the one that was asked for meanwhile", async () => {
  const { waiting, read } = source();
  const all = [read(), read()];
  waiting[0]!.reject(new Error("the first"));
  await settled();
  waiting[1]!.resolve();
  await Promise.all(all);
});

Deno.test("whoever asked is told why the last reading failed, and may ask again", async () => {
  const { waiting, read } = source();
  const reading = read().then(() => "read", (error) => error.message);
  waiting[0]!.reject(new Error("away"));
  equal(await reading, "away");
  const again = read();
  waiting[1]!.resolve();
  await again;
});
