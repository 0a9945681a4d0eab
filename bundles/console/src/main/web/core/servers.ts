/** The servers and games as they are now: read once for each connection, then kept up to date by the WebSocket. */
import { get } from "./api.ts";
import { type Message, onMessage, onReady } from "./live.ts";
import { Signal } from "./state.ts";
import type { Game, Server } from "./types.ts";

/** All servers that the user may view, by id; `null` until they are known. */
export const servers = new Signal<ReadonlyMap<number, Server> | null>(null);

/** The games whose adapters are installed; `null` until they are known. */
export const games = new Signal<readonly Game[] | null>(null);

const PAGE = 1000;

export function gameOf(server: Server): Game | undefined {
  return games.value?.find((game) => game.game_type === server.game_type);
}

export async function loadServers(): Promise<void> {
  const all: Server[] = [];
  for (let offset = 0;; offset += PAGE) {
    const page = await get<Server[]>(`/servers?limit=${PAGE}&offset=${offset}`);
    all.push(...page);
    if (page.length < PAGE) {
      break;
    }
  }
  servers.value = new Map(all.map((server) => [server.id, server]));
}

export async function loadGames(): Promise<void> {
  games.value = await get<Game[]>("/games");
}

/** Replaces what is known of a server, for example by the response to a change. */
export function putServer(server: Server): void {
  servers.value = new Map(servers.value ?? []).set(server.id, server);
}

export function removeServer(id: number): void {
  const next = new Map(servers.value ?? []);
  next.delete(id);
  servers.value = next;
}

function change(message: Message, fields: (server: Server) => Partial<Server>): void {
  const server = servers.value?.get(message.server_id!);
  if (server !== undefined) {
    putServer({ ...server, ...fields(server) });
  }
}

/** Begins to keep servers and games up to date; called once. */
export function start(): void {
  onReady(() => {
    loadServers().catch(() => {});
    loadGames().catch(() => {});
  });
  onMessage("status", (message) =>
    change(message, () => {
      const { status, pid, started_at } = message.data;
      const isLive = pid !== null;
      return {
        status,
        pid,
        started_at,
        ...(isLive ? {} : { cpu_percent: null, ram_mb: null, uptime_seconds: null, player_count: 0 }),
        ...(status === "starting" ? { failure: undefined } : {}),
      };
    }));
  onMessage("metrics", (message) =>
    change(message, () => {
      const { cpu_percent, ram_mb, player_count } = message.data;
      return { cpu_percent, ram_mb, player_count };
    }));
  onMessage("players", (message) => change(message, () => ({ player_count: message.data.count })));
  onMessage("server", (message) => putServer(message.data));
  onMessage("server_removed", (message) => removeServer(message.server_id!));
  onMessage("games", () => loadGames().catch(() => {}));
}
