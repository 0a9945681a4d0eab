import { get } from "../core/api.ts";

export interface Suggestions {
  /** Paths of the game's executables that were found on the machine. */
  executables: readonly string[];
  /** Ports that no server uses. */
  ports: { game_port?: number; rcon_port?: number | null };
}

/** What the platform suggests for a new server of a game; a suggestion that can't be had is left out. */
export async function suggestionsFor(type: string): Promise<Suggestions> {
  const game = `/games/${encodeURIComponent(type)}`;
  const [executables, ports] = await Promise.all([
    get<(string | { path: string })[]>(`${game}/executables`).catch(() => []),
    get<Suggestions["ports"]>(`${game}/free-ports`).catch(() => ({})),
  ]);
  return { executables: executables.map((found) => typeof found === "string" ? found : found.path), ports };
}
