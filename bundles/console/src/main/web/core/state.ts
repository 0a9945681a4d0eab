import { LitElement } from "lit";

/** A value that tells its listeners when it is replaced. */
export class Signal<T> {
  #value: T;
  readonly #listeners = new Set<(value: T) => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  set value(value: T) {
    if (value !== this.#value) {
      this.#value = value;
      [...this.#listeners].forEach((listener) => listener(value));
    }
  }

  /** Adds a listener, and returns the function that removes it. */
  listen(listener: (value: T) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** Counts the changes of what texts and times look like, and of what the user may do: every view is drawn again. */
export const looks = new Signal(0);

/** An element in the page's own tree, so that one style sheet serves all of them. It is drawn again when a signal changes. */
export class View extends LitElement {
  readonly #ends: (() => void)[] = [];

  constructor() {
    super();
    this.watch(looks);
  }

  override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Draws this element again whenever one of these values changes. Call it from the constructor. */
  protected watch(...signals: { listen: Signal<unknown>["listen"] }[]): void {
    this.addController({
      hostConnected: () => signals.forEach((signal) => this.untilRemoved(signal.listen(() => this.requestUpdate()))),
    });
  }

  /** Calls a function once when this element leaves the page. Call it from `connectedCallback` or later. */
  protected untilRemoved(end: () => void): void {
    this.#ends.push(end);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#ends.splice(0).forEach((end) => end());
  }
}
