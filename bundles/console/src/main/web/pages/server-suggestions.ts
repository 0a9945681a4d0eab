import { get } from "../core/api.ts";
import { can } from "../core/session.ts";
import type { ExecutableSuggestion, GameSummary, PortSuggestion } from "../core/types.ts";

/** The capability of games whose servers are processes with an executable and ports. */
const PROCESSES = "process_config";

/** The executables that the platform suggests for servers of a game; none if it cannot or may not tell. */
export async function executablesFor(game: GameSummary | undefined): Promise<readonly ExecutableSuggestion[]> {
  return await suggestion<ExecutableSuggestion[]>(game, "executables") ?? [];
}

/** The ports that the platform suggests for a new server of a game; `null` if it cannot or may not tell. */
export function portsFor(game: GameSummary | undefined): Promise<PortSuggestion | null> {
  return suggestion<PortSuggestion>(game, "free-ports");
}

async function suggestion<T>(game: GameSummary | undefined, what: string): Promise<T | null> {
  if (game === undefined || !game.capabilities.includes(PROCESSES) || !can("servers.create")) {
    return null;
  }
  // A form works without suggestions, so a failure is not worth a message.
  return await get<T>(`/games/${encodeURIComponent(game.game_type)}/${what}`).catch(() => null);
}
