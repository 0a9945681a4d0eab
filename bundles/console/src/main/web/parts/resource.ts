import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import { get } from "../core/api.ts";
import { type Message, onMessage, onReady } from "../core/live.ts";
import type { View } from "../core/state.ts";
import { Throttle } from "../core/throttle.ts";
import { broken, loading } from "./states.ts";

const PAUSE = 1000;

interface Options {
  /** Whether an event may have changed the resource; it is then read again, at most once in each pause. */
  isChange?: (message: Message) => boolean;
  /** In milliseconds. */
  pause?: number;
}

/**
 * What a view shows of the API: read for each connection, when the view shows another one, and when it may have changed.
 * The view is drawn again whenever it was read.
 */
export class Resource<T> implements ReactiveController {
  value: T | null = null;
  error: unknown = null;

  readonly #host: View;
  readonly #path: () => string;
  readonly #isChange: (message: Message) => boolean;
  readonly #throttle: Throttle;
  #ends: (() => void)[] = [];
  /** The path that was read last; empty before the first time. */
  #read = "";

  /** @param path returns the resource that the view shows now */
  constructor(host: View, path: () => string, { isChange = () => false, pause = PAUSE }: Options = {}) {
    this.#host = host;
    this.#path = path;
    this.#isChange = isChange;
    this.#throttle = new Throttle(() => this.load(), pause);
    host.addController(this);
  }

  hostConnected(): void {
    this.#ends = [
      onReady(() => this.load()),
      onMessage("event", (message) => this.#isChange(message) && this.reload()),
      () => this.#throttle.cancel(),
    ];
  }

  hostDisconnected(): void {
    this.#ends.splice(0).forEach((end) => end());
  }

  hostUpdate(): void {
    if (this.#read !== "" && this.#read !== this.#path()) {
      this.value = null;
      this.load();
    }
  }

  /** Reads it now. What another one has responded meanwhile is left out. */
  async load(): Promise<void> {
    const path = this.#path();
    this.#read = path;
    try {
      const value = await get<T>(path);
      if (path === this.#read) {
        this.value = value;
        this.error = null;
      }
    } catch (error) {
      if (path === this.#read) {
        this.error = error;
      }
    }
    this.#host.requestUpdate();
  }

  /** Reads it now, or after a pause if that was just done. */
  reload(): void {
    this.#throttle.request();
  }

  /** Draws what was read, and why it could not be read. */
  draw(content: (value: T) => unknown): TemplateResult {
    const { value, error } = this;
    return html`
      ${error === null ? nothing : broken(error, () => this.load())} ${value === null
        ? error === null ? loading() : nothing
        : content(value)}
    `;
  }
}
