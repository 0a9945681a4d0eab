import { updated } from "../../main/web/core/jobs.ts";
import type { Job } from "../../main/web/core/types.ts";
import { equal } from "./equal.ts";

function job(id: number, state: Job["state"]): Job {
  return { id, state } as Job;
}

Deno.test("a job that begins is added in the order of the ids", () => {
  equal(updated([job(1, "running"), job(3, "queued")], job(2, "queued")).map((one) => one.id), [1, 2, 3]);
});

Deno.test("a job that goes on is replaced", () => {
  equal(updated([job(1, "queued"), job(2, "queued")], job(1, "running")), [job(1, "running"), job(2, "queued")]);
});

Deno.test("a job that has ended goes, however it ended", () => {
  for (const state of ["succeeded", "failed", "cancelled"] as const) {
    equal(updated([job(1, "running"), job(2, "queued")], job(1, state)), [job(2, "queued")]);
  }
});
