/** The servers and games as they are now: read once for each connection, then kept up to date by the WebSocket. */
import { get } from "./api.ts";
import { onMessage, onReady } from "./live.ts";
import { rereading } from "./rereading.ts";
import { Signal } from "./state.ts";
import type { Game, Server } from "./types.ts";

/** All servers that the user may view, by id; `null` until they are known. */
export const servers = new Signal<ReadonlyMap<number, Server> | null>(null);

/** The games whose adapters are installed; `null` until they are known. */
export const games = new Signal<readonly Game[] | null>(null);

const PAGE = 1000;

type Known = ReadonlyMap<number, Server>;
type Change = (known: Known) => Known;

/** What has changed since the reading under way began, whose response may be older; `null` if there is none. */
let meanwhile: Change[] | null = null;

export function gameOf(server: Server): Game | undefined {
  return games.value?.find((game) => game.game_type === server.game_type);
}

export const loadServers = rereading(async () => {
  const changes: Change[] = [];
  meanwhile = changes;
  try {
    const all = await readServers();
    const known: Known = new Map(all.map((server) => [server.id, server]));
    servers.value = changes.reduce((present, change) => change(present), known);
  } finally {
    meanwhile = null;
  }
});

async function readServers(): Promise<Server[]> {
  const all: Server[] = [];
  for (let offset = 0;; offset += PAGE) {
    const page = await get<Server[]>(`/servers?limit=${PAGE}&offset=${offset}`);
    all.push(...page);
    if (page.length < PAGE) {
      return all;
    }
  }
}

export const loadGames = rereading(async () => {
  games.value = await get<Game[]>("/games");
});

/** Replaces what is known of a server, for example by the response to a change. */
export function putServer(server: Server): void {
  apply((known) => new Map(known).set(server.id, server));
}

export function removeServer(id: number): void {
  apply((known) => new Map([...known].filter(([other]) => other !== id)));
}

/** Changes some fields of a server, if it is known. */
export function changeServer(id: number, fields: Partial<Server>): void {
  apply((known) => {
    const server = known.get(id);
    return server === undefined ? known : new Map(known).set(id, { ...server, ...fields });
  });
}

function apply(change: Change): void {
  meanwhile?.push(change);
  if (servers.value !== null) {
    servers.value = change(servers.value);
  }
}

/** Begins to keep servers and games up to date; called once. */
export function start(): void {
  onReady(() => {
    loadServers().catch(() => {});
    loadGames().catch(() => {});
  });
  onMessage("status", ({ server_id, data: { status, pid, started_at } }) =>
    changeServer(server_id!, {
      status,
      pid,
      started_at,
      ...(pid !== null ? {} : { cpu_percent: null, ram_mb: null, uptime_seconds: null, player_count: 0 }),
      ...(status === "starting" ? { failure: undefined } : {}),
    }));
  onMessage(
    "metrics",
    ({ server_id, data: { cpu_percent, ram_mb, player_count } }) =>
      changeServer(server_id!, { cpu_percent, ram_mb, player_count }),
  );
  onMessage("players", ({ server_id, data }) => changeServer(server_id!, { player_count: data.count }));
  onMessage("server", (message) => putServer(message.data));
  onMessage("server_removed", (message) => removeServer(message.server_id!));
  onMessage("rights_changed", () => loadServers().catch(() => {}));
  onMessage("games", () => loadGames().catch(() => {}));
}
