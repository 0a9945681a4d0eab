/** A platform whose responses to each request are given by the test, when it wants them to come. */
export class FakePlatform implements Disposable {
  readonly #real = globalThis.fetch;
  readonly #waiting: {
    path: string;
    headers: Headers;
    respond: (response: Response) => void;
    fail: (error: Error) => void;
  }[] = [];

  constructor() {
    globalThis.fetch = (input, init) => {
      const { promise, resolve, reject } = Promise.withResolvers<Response>();
      this.#waiting.push({ path: String(input), headers: new Headers(init?.headers), respond: resolve, fail: reject });
      return promise;
    };
  }

  /** The paths of the requests without a response, oldest first. */
  get waiting(): string[] {
    return this.#waiting.map((request) => request.path);
  }

  /** Responds to the oldest request. Returns the headers that it had. */
  respond(data: unknown, headers: Record<string, string> = {}): Headers {
    const request = this.#waiting.shift()!;
    request.respond(Response.json({ success: true, data }, { headers }));
    return request.headers;
  }

  /** Refuses the oldest request. */
  refuse(status: number, code: string): void {
    this.#waiting.shift()!.respond(Response.json({ success: false, error: { code, message: code } }, { status }));
  }

  /** Makes the oldest request fail without a response. */
  fail(): void {
    this.#waiting.shift()!.fail(new TypeError("connection refused"));
  }

  [Symbol.dispose](): void {
    globalThis.fetch = this.#real;
  }
}
