import { describe } from "./errors.ts";

/** `checking`: all of it is sent, but the platform has not responded yet, so it may still be refused. */
export type UploadState = "waiting" | "sending" | "checking" | "done" | "refused" | "cancelled";

export interface Upload {
  readonly file: File;
  readonly state: UploadState;
  /** The number of bytes sent, with the little that the form around the file takes. */
  readonly sent: number;
  /** In bytes per second during the last seconds; `null` until it is known. */
  readonly speed: number | null;
  /** Why it was refused. */
  readonly reason: string;
}

type Send = (file: File, progress: (sent: number) => void, abort: AbortSignal) => Promise<unknown>;

interface Sample {
  time: number;
  sent: number;
}

const SPEED_WINDOW = 4000;

/** Uploads files one after the other. What is waiting, sent, done and refused stays visible until it is cleared. */
export class UploadQueue {
  readonly #send: Send;
  readonly #changed: () => void;
  readonly #uploaded: (file: File) => void;
  readonly #now: () => number;
  readonly #aborts = new Map<File, AbortController>();
  #uploads: Upload[] = [];

  constructor(send: Send, changed: () => void, uploaded: (file: File) => void, now = () => performance.now()) {
    this.#send = send;
    this.#changed = changed;
    this.#uploaded = uploaded;
    this.#now = now;
  }

  get uploads(): readonly Upload[] {
    return this.#uploads;
  }

  get isBusy(): boolean {
    return this.#uploads.some((upload) => isUnderWay(upload) || upload.state === "waiting");
  }

  add(files: readonly File[]): void {
    const added = files.map((file): Upload => ({ file, state: "waiting", sent: 0, speed: null, reason: "" }));
    this.#uploads = [...this.#uploads, ...added];
    this.#changed();
    this.#next();
  }

  cancel(upload: Upload): void {
    if (upload.state === "waiting") {
      this.#update(upload.file, { state: "cancelled" });
    } else {
      this.#aborts.get(upload.file)?.abort();
    }
  }

  cancelAll(): void {
    this.#uploads.filter((upload) => upload.state === "waiting" || isUnderWay(upload))
      .forEach((upload) => this.cancel(upload));
  }

  again(upload: Upload): void {
    this.#update(upload.file, { state: "waiting", sent: 0, speed: null, reason: "" });
    this.#next();
  }

  /** Forgets what has ended. */
  clear(): void {
    this.#uploads = this.#uploads.filter((upload) => upload.state === "waiting" || isUnderWay(upload));
    this.#changed();
  }

  #update(file: File, change: Partial<Upload>): void {
    this.#uploads = this.#uploads.map((upload) => upload.file === file ? { ...upload, ...change } : upload);
    this.#changed();
  }

  #next(): void {
    const next = this.#uploads.find((upload) => upload.state === "waiting");
    if (next !== undefined && !this.#uploads.some(isUnderWay)) {
      this.#run(next.file).finally(() => this.#next());
    }
  }

  async #run(file: File): Promise<void> {
    const abort = new AbortController();
    this.#aborts.set(file, abort);
    this.#update(file, { state: "sending" });
    const samples: Sample[] = [{ time: this.#now(), sent: 0 }];
    try {
      await this.#send(file, (sent) => {
        samples.push({ time: this.#now(), sent });
        const state = sent >= file.size ? "checking" : "sending";
        this.#update(file, { state, sent, speed: speedOf(samples) });
      }, abort.signal);
      this.#update(file, { state: "done", sent: file.size });
      this.#uploaded(file);
    } catch (error) {
      const isCancelled = abort.signal.aborted;
      this.#update(file, isCancelled ? { state: "cancelled" } : { state: "refused", reason: describe(error) });
    } finally {
      this.#aborts.delete(file);
    }
  }
}

function isUnderWay(upload: Upload): boolean {
  return upload.state === "sending" || upload.state === "checking";
}

/** Returns the speed over the last seconds of the samples, which it forgets when they are older. */
function speedOf(samples: Sample[]): number | null {
  const last = samples.at(-1)!;
  while (samples.length > 2 && last.time - samples[0]!.time > SPEED_WINDOW) {
    samples.shift();
  }
  const time = last.time - samples[0]!.time;
  return time < 200 ? null : (last.sent - samples[0]!.sent) / time * 1000;
}
