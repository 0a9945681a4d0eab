/** The servers and games as they are now: read once for each connection, then kept up to date by the WebSocket. */
import { get } from "./api.ts";
import { onMessage, onReady } from "./live.ts";
import { Signal } from "./state.ts";
import type { Game, Server } from "./types.ts";

/** All servers that the user may view, by id; `null` until they are known. */
export const servers = new Signal<ReadonlyMap<number, Server> | null>(null);

/** The games whose adapters are installed; `null` until they are known. */
export const games = new Signal<readonly Game[] | null>(null);

const PAGE = 1000;

type Known = ReadonlyMap<number, Server>;
type Change = (known: Known) => Known;

/** What has changed since each reading under way began: its responses may be older than that. */
const meanwhile = new Set<Change[]>();
let begun = 0;
let newest = 0;

export function gameOf(server: Server): Game | undefined {
  return games.value?.find((game) => game.game_type === server.game_type);
}

export async function loadServers(): Promise<void> {
  const reading = ++begun;
  const changes: Change[] = [];
  meanwhile.add(changes);
  try {
    const all = await readServers();
    if (reading > newest) {
      newest = reading;
      const known: Known = new Map(all.map((server) => [server.id, server]));
      servers.value = changes.reduce((present, change) => change(present), known);
    }
  } finally {
    meanwhile.delete(changes);
  }
}

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

/** Counts the changes of games: a response may be older than those that were told while it was under way. */
let gameChanges = 0;
let isReadingGames = false;

export async function loadGames(): Promise<void> {
  gameChanges++;
  if (isReadingGames) {
    return;
  }
  isReadingGames = true;
  try {
    for (let known = 0; known !== gameChanges;) {
      known = gameChanges;
      games.value = await get<Game[]>("/games");
    }
  } finally {
    isReadingGames = false;
  }
}

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
  meanwhile.forEach((changes) => changes.push(change));
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
