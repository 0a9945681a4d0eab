/** The commands that were sent to a server, newest last: gone through with the arrow keys, as in a shell. */
const MAX_COMMANDS = 100;

/** Commands with a password: `#login …`, `RConPassword …`, or any word with "password" before a value. */
const SECRET = /^\s*#login\b|password\S*\s+\S|password\w*["']?[=:]\S/i;

export class CommandHistory {
  #commands: string[];
  #position: number;
  /** What was being typed before the history was entered; it comes back at its end. */
  #draft = "";

  constructor(commands: readonly string[] = []) {
    this.#commands = commands.slice(-MAX_COMMANDS);
    this.#position = this.#commands.length;
  }

  get commands(): readonly string[] {
    return this.#commands;
  }

  /** Adds a command, as the newest; an equal one before it goes. Commands with a password are not kept. */
  add(command: string): void {
    if (!SECRET.test(command)) {
      this.#commands = [...this.#commands.filter((other) => other !== command), command].slice(-MAX_COMMANDS);
    }
    this.#position = this.#commands.length;
    this.#draft = "";
  }

  /** Returns the command before (-1) or after (1), given what is in the field now; `null` if there is none. */
  move(direction: -1 | 1, present: string): string | null {
    if (this.#position < this.#commands.length && present !== this.#commands[this.#position]) {
      // An old command that was changed is what is being typed now.
      this.#position = this.#commands.length;
    }
    const next = this.#position + direction;
    if (next < 0 || next > this.#commands.length) {
      return null;
    }
    if (this.#position === this.#commands.length) {
      this.#draft = present;
    }
    this.#position = next;
    return next === this.#commands.length ? this.#draft : this.#commands[next]!;
  }
}
