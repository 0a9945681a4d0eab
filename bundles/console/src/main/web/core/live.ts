/**
 * The one WebSocket of the page. It comes back by itself after a lost network, a laptop that slept or a restart of
 * Languard. Nothing that was missed is sent again, so listeners of `onReady` read the present state from the API.
 */
import { get } from "./api.ts";
import { socketAddress } from "./paths.ts";
import { currentToken, end } from "./session.ts";
import { Signal } from "./state.ts";

export interface Message {
  type: string;
  server_id: number | null;
  // deno-lint-ignore no-explicit-any
  data: any;
}

const CHANNELS = ["status", "players", "metrics", "events", "games", "servers", "jobs"];
const SESSION_ENDED = 4401;
const MAX_PAUSE = 15_000;
/** A connection without a message for this long is asked for one, and given up if none comes in the same time again. */
const SILENCE = 20_000;

export const connected = new Signal(true);

const listeners = new Map<string, Set<(message: Message) => void>>();
const readyListeners = new Set<() => void>();
const logListeners = new Map<number, Set<() => void>>();
/** What waits for the pong of each ping that was sent, in their order. */
const awaited: (() => void)[] = [];

let socket: WebSocket | null = null;
/** The token with which the socket was opened. */
let socketToken: string | null = null;
let isReady = false;
let failures = 0;
let retry: ReturnType<typeof setTimeout> | undefined;
let watchdog: ReturnType<typeof setInterval> | undefined;
let lastHeard = 0;

/** Adds a listener for one type of message, and returns the function that removes it. */
export function onMessage(type: string, listener: (message: Message) => void): () => void {
  const all = listeners.get(type) ?? new Set();
  listeners.set(type, all.add(listener));
  return () => all.delete(listener);
}

/** Calls the listener now if the connection stands, and each time that it is established. Returns its removal. */
export function onReady(listener: () => void): () => void {
  readyListeners.add(listener);
  if (isReady) {
    listener();
  }
  return () => readyListeners.delete(listener);
}

/**
 * Subscribes to the log of a server, of which `log` messages come from now on. Returns the function that ends it.
 *
 * @param confirmed called each time that the subscription is known to count, so that what is read then misses nothing
 */
export function followLog(server: number, confirmed: () => void): () => void {
  const all = logListeners.get(server) ?? new Set();
  logListeners.set(server, all.add(confirmed));
  if (isReady) {
    subscribeLogs("subscribe", server);
    ping(() => all.has(confirmed) && confirmed());
  }
  return () => {
    all.delete(confirmed);
    if (all.size === 0 && logListeners.get(server) === all) {
      logListeners.delete(server);
      subscribeLogs("unsubscribe", server);
    }
  };
}

function subscribeLogs(type: "subscribe" | "unsubscribe", server: number): void {
  if (socket?.readyState === WebSocket.OPEN) {
    socket.send(JSON.stringify({ type, channels: ["logs"], server_id: server }));
  }
}

/** Messages are handled in order, so the pong proves that what was sent before counts. */
function ping(then: () => void): void {
  socket!.send('{"type":"ping"}');
  awaited.push(then);
}

export function connect(): void {
  const token = currentToken();
  if (token === null || (socket !== null && token === socketToken)) {
    return;
  }
  if (socket !== null) {
    // What becomes of a connection of the session before must not end this one.
    disconnect();
  }
  clearTimeout(retry);
  socketToken = token;
  const opened = new WebSocket(socketAddress(), ["languard.v1", `languard.bearer.${token}`]);
  socket = opened;
  let isOpen = false;
  opened.onopen = () => {
    isOpen = true;
    opened.send(JSON.stringify({ type: "subscribe", channels: CHANNELS }));
    for (const server of logListeners.keys()) {
      subscribeLogs("subscribe", server);
    }
    awaited.length = 0;
    ping(ready);
    heard();
    watchdog = setInterval(check, SILENCE / 2);
  };
  opened.onmessage = (event) => receive(JSON.parse(event.data));
  opened.onclose = (event) => {
    // A page can't see why it was refused: the session may have ended while the connection was lost.
    const isRefused = opened === socket && !isOpen;
    lost(opened, event.code);
    if (isRefused) {
      get("/auth/me").catch(() => {});
    }
  };
}

export function disconnect(): void {
  const present = socket;
  socket = null;
  isReady = false;
  clearTimeout(retry);
  clearInterval(watchdog);
  present?.close();
  connected.value = true;
}

function heard(): void {
  lastHeard = Date.now();
}

function receive(message: Message): void {
  heard();
  if (message.type === "pong") {
    awaited.shift()?.();
  } else {
    listeners.get(message.type)?.forEach((listener) => listener(message));
  }
}

function ready(): void {
  isReady = true;
  failures = 0;
  connected.value = true;
  readyListeners.forEach((listener) => listener());
  logListeners.forEach((all) => all.forEach((confirmed) => confirmed()));
}

/** A socket can be dead without an error: after sleep, or behind a router that has forgotten it. */
function check(): void {
  const silence = Date.now() - lastHeard;
  if (silence > 2 * SILENCE) {
    const dead = socket;
    dead?.close(4000);
    if (dead !== null) {
      lost(dead, 4000);
    }
  } else if (silence > SILENCE / 2 && socket?.readyState === WebSocket.OPEN) {
    ping(() => {});
  }
}

function lost(closed: WebSocket, code: number): void {
  if (closed !== socket) {
    return;
  }
  socket = null;
  isReady = false;
  clearInterval(watchdog);
  if (code === SESSION_ENDED) {
    end(true);
    return;
  }
  connected.value = false;
  failures++;
  const pause = Math.min(MAX_PAUSE, 250 * 2 ** failures) * (0.5 + Math.random() / 2);
  retry = setTimeout(connect, pause);
}

/** Tries at once where there is reason to hope. */
function wake(): void {
  if (document.visibilityState === "visible" && currentToken() !== null) {
    socket === null ? connect() : check();
  }
}

if (globalThis.document !== undefined) {
  addEventListener("online", wake);
  document.addEventListener("visibilitychange", wake);
}
