/** The commands that the adapters of games know: read when they are first needed, and again after adapters have changed. */
import { ApiError, get } from "./api.ts";
import { games } from "./servers.ts";
import { Signal } from "./state.ts";
import type { RemoteCommand } from "./types.ts";

export class GameCommands {
  /** Empty until they are known, and while the adapter does not name them. */
  readonly known = new Signal<readonly RemoteCommand[]>([]);

  readonly #game: string;
  /** The games that were installed when the commands were read. */
  #readFor: unknown = null;
  #isReading = false;

  constructor(game: string) {
    this.#game = game;
  }

  /** Reads the commands unless they are known. An adapter that fails is not asked again until adapters change. */
  async read(): Promise<void> {
    if (this.#isReading) {
      return;
    }
    this.#isReading = true;
    // Adapters may change while one responds.
    while (this.#readFor !== games.value) {
      this.#readFor = games.value;
      try {
        this.known.value = await get<RemoteCommand[]>(
          `/games/${encodeURIComponent(this.#game)}/remote-admin/commands`,
        );
      } catch (error) {
        this.known.value = [];
        if (!isFromPlatform(error)) {
          this.#readFor = null;
          break;
        }
      }
    }
    this.#isReading = false;
  }
}

const all = new Map<string, GameCommands>();

/** Returns the commands of a game, which all servers of it share. */
export function commandsOf(game: string): GameCommands {
  const commands = all.get(game) ?? new GameCommands(game);
  all.set(game, commands);
  return commands;
}

/** Returns whether the platform itself has responded, and neither nobody nor a proxy in front of it. */
function isFromPlatform(error: unknown): boolean {
  return error instanceof ApiError && error.code !== "UNREACHABLE" && error.code !== "UNREADABLE";
}
