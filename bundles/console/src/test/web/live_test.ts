import { connect, connected, disconnect, onReady } from "../../main/web/core/live.ts";
import { begin } from "../../main/web/core/session.ts";
import { equal } from "./equal.ts";

/** A connection that claims to be open, and responds only as the test wants. */
class FakeSocket {
  static readonly OPEN = 1;
  static readonly all: FakeSocket[] = [];
  readonly readyState = FakeSocket.OPEN;
  readonly sent: string[] = [];
  onopen = () => {};
  onmessage = (_event: { data: string }) => {};
  onclose = (_event: { code: number }) => {};

  constructor() {
    FakeSocket.all.push(this);
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {}

  receive(type: string): void {
    this.onmessage({ data: JSON.stringify({ type }) });
  }
}

Deno.test("a connection that claims to be open but says nothing is given up and replaced", () => {
  const realNow = Date.now;
  const { setInterval, setTimeout, WebSocket } = globalThis;
  let now = 1_000_000;
  let check = () => {};
  let again = () => {};
  let readings = 0;
  Object.assign(globalThis, {
    WebSocket: FakeSocket,
    location: { protocol: "http:", host: "localhost" },
    setInterval: (action: () => void) => (check = action, 0),
    setTimeout: (action: () => void) => (again = action, 0),
  });
  Date.now = () => now;
  try {
    begin("token");
    connect();
    const [first] = FakeSocket.all;
    first!.onopen();
    first!.receive("pong");
    const stop = onReady(() => readings++);
    equal([connected.value, readings], [true, 1]);

    now += 15_000;
    check();
    equal(first!.sent.filter((text) => text.includes("ping")).length, 2);
    now += 20_000;
    check();
    equal(connected.value, true);
    now += 10_000;
    check();
    equal(connected.value, false);

    again();
    const [, second] = FakeSocket.all;
    second!.onopen();
    second!.receive("pong");
    equal([connected.value, readings], [true, 2]);
    stop();
    disconnect();
  } finally {
    Date.now = realNow;
    Object.assign(globalThis, { setInterval, setTimeout, WebSocket });
  }
});
