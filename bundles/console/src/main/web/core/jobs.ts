/** The jobs that have not ended, or have just ended: read once for each connection, then kept up to date by the WebSocket. */
import { get } from "./api.ts";
import { onMessage, onReady } from "./live.ts";
import { Signal } from "./state.ts";
import type { Job } from "./types.ts";

/** The jobs that have not ended, oldest first. */
export const jobs = new Signal<readonly Job[]>([]);

const READ = 100;

export function isEnded(job: Pick<Job, "state">): boolean {
  return job.state !== "queued" && job.state !== "running";
}

/** Returns the jobs with one of them as it is now. */
export function updated(present: readonly Job[], job: Job): readonly Job[] {
  const others = present.filter((other) => other.id !== job.id);
  return isEnded(job) ? others : [...others, job].toSorted((a, b) => a.id - b.id);
}

/** Calls a listener with each job that ends. Returns the function that removes it. */
export function onEnd(listener: (job: Job) => void): () => void {
  return onMessage("job", ({ data }) => isEnded(data) && listener(data));
}

/** Begins to keep the jobs up to date; called once. */
export function start(): void {
  onReady(async () => {
    const all = await get<Job[]>(`/jobs?limit=${READ}`).catch(() => []);
    jobs.value = all.filter((job) => !isEnded(job)).toReversed();
  });
  onMessage("job", ({ data }) => jobs.value = updated(jobs.value, data));
}
