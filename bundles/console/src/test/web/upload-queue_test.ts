import { ApiError } from "../../main/web/core/errors.ts";
import { UploadQueue } from "../../main/web/core/upload-queue.ts";
import { equal } from "./equal.ts";

interface Sending {
  name: string;
  progress: (sent: number) => void;
  accept: () => void;
  refuse: (error: Error) => void;
}

/** A queue over a platform that does what the test says. */
class Fixture {
  readonly sendings: Sending[] = [];
  readonly uploaded: string[] = [];
  time = 0;
  readonly queue = new UploadQueue(
    (file, progress, abort) =>
      new Promise<void>((resolve, reject) => {
        this.sendings.push({ name: file.name, progress, accept: resolve, refuse: reject });
        abort.addEventListener("abort", () => reject(new DOMException("Cancelled", "AbortError")));
      }),
    () => {},
    (file) => this.uploaded.push(file.name),
    () => this.time,
  );

  states(): string[] {
    return this.queue.uploads.map((upload) => upload.state);
  }
}

function file(name: string, size = 1000): File {
  return new File([new Uint8Array(size)], name);
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}

Deno.test("files are sent one after the other", async () => {
  const fixture = new Fixture();
  fixture.queue.add([file("a"), file("b")]);
  equal(fixture.states(), ["sending", "waiting"]);
  fixture.sendings[0]!.accept();
  await settled();
  equal(fixture.states(), ["done", "sending"]);
  equal(fixture.uploaded, ["a"]);
});

Deno.test("a file that is sent completely is done only when the platform accepts it", async () => {
  const fixture = new Fixture();
  fixture.queue.add([file("a")]);
  fixture.sendings[0]!.progress(1200);
  equal(fixture.states(), ["checking"]);
  fixture.sendings[0]!.refuse(new ApiError(409, "CONFLICT", "There is a mission of that name"));
  await settled();
  equal(fixture.states(), ["refused"]);
  equal(fixture.queue.uploads[0]!.reason, "There is a mission of that name");
  equal(fixture.uploaded, []);
});

Deno.test("a cancelled file makes way for the next, and can be sent again", async () => {
  const fixture = new Fixture();
  fixture.queue.add([file("a"), file("b")]);
  fixture.queue.cancel(fixture.queue.uploads[0]!);
  await settled();
  equal(fixture.states(), ["cancelled", "sending"]);
  fixture.queue.again(fixture.queue.uploads[0]!);
  equal(fixture.states(), ["waiting", "sending"]);
  fixture.sendings[1]!.accept();
  await settled();
  equal(fixture.states(), ["sending", "done"]);
});

Deno.test("the speed is that of the last seconds", () => {
  const fixture = new Fixture();
  fixture.queue.add([file("a", 100_000)]);
  const { progress } = fixture.sendings[0]!;
  for (const [time, sent] of [[1000, 10_000], [6000, 10_000], [8000, 30_000]] as const) {
    fixture.time = time;
    progress(sent);
  }
  equal(fixture.queue.uploads[0]!.speed, 10_000);
});

Deno.test("what has ended can be cleared, the rest stays", async () => {
  const fixture = new Fixture();
  fixture.queue.add([file("a"), file("b")]);
  fixture.sendings[0]!.accept();
  await settled();
  fixture.queue.clear();
  equal(fixture.queue.uploads.map((upload) => upload.file.name), ["b"]);
  equal(fixture.queue.isBusy, true);
});
