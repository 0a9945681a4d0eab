/** Runs an action at most once in a while, however often it is asked for; the last request is never lost. */
export class Throttle {
  readonly #action: () => void;
  readonly #pause: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isWanted = false;

  /** @param pause in milliseconds */
  constructor(action: () => void, pause: number) {
    this.#action = action;
    this.#pause = pause;
  }

  request(): void {
    if (this.#timer !== undefined) {
      this.#isWanted = true;
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#isWanted) {
        this.#isWanted = false;
        this.request();
      }
    }, this.#pause);
    this.#action();
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isWanted = false;
  }
}
