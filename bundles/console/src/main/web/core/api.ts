/**
 * The HTTP API: one envelope, errors as exceptions. Requests of the same resource at the same time share one, unchanged
 * resources are not sent again (ETag), and when the platform limits the rate, requests wait as long as it asks for.
 */
import { ApiError } from "./errors.ts";
import { API } from "./paths.ts";
import { currentToken, end, mustSetUpTotp } from "./session.ts";
import { Signal } from "./state.ts";

export { ApiError, describe } from "./errors.ts";

interface Cached {
  etag: string;
  data: unknown;
}

const MAX_CACHED = 100;
export const UNREACHABLE = new ApiError(0, "UNREACHABLE", "Languard does not respond");

/** The time, in milliseconds since 1970, until which requests wait; 0 if they don't. */
export const limitedUntil = new Signal(0);

const cache = new Map<string, Cached>();
const underWay = new Map<string, Promise<unknown>>();
/** Raised when the user changes: what was asked for before is neither shared nor kept. */
let generation = 0;

/** Reads a resource. The result is shared: treat it as immutable. */
export function get<T>(path: string): Promise<T> {
  const present = underWay.get(path);
  if (present !== undefined) {
    return present as Promise<T>;
  }
  const began = generation;
  const request = send("GET", path).finally(() => began === generation && underWay.delete(path));
  underWay.set(path, request);
  return request as Promise<T>;
}

export function post<T = null>(path: string, body?: unknown): Promise<T> {
  return send("POST", path, body) as Promise<T>;
}

export function put<T = null>(path: string, body: unknown): Promise<T> {
  return send("PUT", path, body) as Promise<T>;
}

export function remove(path: string, body?: unknown): Promise<void> {
  return send("DELETE", path, body) as Promise<void>;
}

/** Forgets what was read, and what is being read; for a change of the user. */
export function clearCache(): void {
  generation++;
  cache.clear();
  underWay.clear();
}

/** Returns a query string without the parameters that are empty. */
export function query(parameters: Record<string, string | number | boolean | null | undefined>): string {
  const set = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return set.length === 0 ? "" : "?" + new URLSearchParams(set.map(([name, value]) => [name, String(value)]));
}

async function send(method: string, path: string, body?: unknown): Promise<unknown> {
  const token = currentToken();
  const began = generation;
  const headers = new Headers();
  if (token !== null) {
    headers.set("Authorization", `Bearer ${token}`);
  }
  if (body !== undefined) {
    headers.set("Content-Type", "application/json");
  }
  const known = method === "GET" ? cache.get(path) : undefined;
  if (known !== undefined) {
    headers.set("If-None-Match", known.etag);
  }
  const response = await patiently(() =>
    fetch(API + path, {
      method,
      headers,
      cache: "no-store",
      body: body === undefined ? undefined : JSON.stringify(body),
    })
  );
  if (response.status === 304 && known !== undefined) {
    return known.data;
  }
  if (response.status === 204) {
    return undefined;
  }
  const data = await open(response, token);
  const etag = response.headers.get("ETag");
  if (method === "GET" && etag !== null && began === generation) {
    keep(path, { etag, data });
  }
  return data;
}

function keep(path: string, entry: Cached): void {
  cache.delete(path);
  cache.set(path, entry);
  if (cache.size > MAX_CACHED) {
    cache.delete(cache.keys().next().value!);
  }
}

/** Takes the data out of the envelope. A 401 to the present token ends the session. */
export async function open(response: Response, token: string | null): Promise<unknown> {
  const envelope = await response.json().catch(() => null);
  if (envelope?.success === true) {
    return envelope.data;
  }
  if (response.status === 401 && token !== null && token === currentToken()) {
    end(true);
  }
  const error = envelope?.error;
  if (error?.code === "TOTP_SETUP_REQUIRED" && token === currentToken()) {
    mustSetUpTotp.value = true;
  }
  throw new ApiError(
    response.status,
    error?.code ?? "UNREADABLE",
    error?.message ?? `The response could not be read (HTTP ${response.status})`,
    error?.details ?? [],
    envelope?.data ?? null,
  );
}

/** Sends a request, after the time that the platform asked for, and again if it asks for more. */
async function patiently(request: () => Promise<Response>): Promise<Response> {
  for (;;) {
    await pause(limitedUntil.value - Date.now());
    const response = await request().catch(() => {
      throw UNREACHABLE;
    });
    if (response.status !== 429 || !response.headers.has("Retry-After")) {
      return response;
    }
    if (response.url.endsWith("/auth/login")) {
      return response;
    }
    const seconds = Math.max(1, Number(response.headers.get("Retry-After")) || 1);
    limitedUntil.value = Math.max(limitedUntil.value, Date.now() + seconds * 1000);
  }
}

function pause(milliseconds: number): Promise<void> {
  return milliseconds <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, milliseconds));
}
