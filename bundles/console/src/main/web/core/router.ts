/** Addresses: each view has one, which can be sent to somebody; the browser's buttons and its history work. */
import { ROOT } from "./paths.ts";
import { Signal } from "./state.ts";

export interface Place {
  /** The decoded parts of the path below the console's root. */
  path: readonly string[];
  query: URLSearchParams;
}

/** Decides whether the present view may be left; asks the user where something would be lost. */
type Guard = () => Promise<boolean>;

export const place = new Signal<Place>(read());

let guard: Guard | null = null;
let address = globalThis.location?.href ?? "";

function read(): Place {
  if (globalThis.location === undefined) {
    return { path: [], query: new URLSearchParams() };
  }
  const path = location.pathname.startsWith(ROOT) ? location.pathname.slice(ROOT.length) : "";
  return { path: path.split("/").filter(Boolean).map(decode), query: new URLSearchParams(location.search) };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Returns the values of the parameters (`:name`) of a pattern if a path matches, or else `null`. */
export function match(pattern: string, path: readonly string[]): string[] | null {
  const parts = pattern === "" ? [] : pattern.split("/");
  if (parts.length !== path.length) {
    return null;
  }
  const values: string[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.startsWith(":")) {
      values.push(path[index]!);
    } else if (part !== path[index]) {
      return null;
    }
  }
  return values;
}

/** Goes to an address as a link does. Returns whether the view changed. */
export async function go(target: string): Promise<boolean> {
  if (!await mayLeave(target)) {
    return false;
  }
  history.pushState(null, "", target);
  arrive();
  scrollTo(0, 0);
  return true;
}

/** Puts parameters of the present view into its address, without a step in the history. */
export function setQuery(parameters: Record<string, string | null>): void {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(parameters)) {
    value === null || value === "" ? url.searchParams.delete(name) : url.searchParams.set(name, value);
  }
  history.replaceState(null, "", url);
  arrive();
}

/** Sets the guard of the present view; the returned function removes it. */
export function protect(newGuard: Guard): () => void {
  guard = newGuard;
  return () => {
    if (guard === newGuard) {
      guard = null;
    }
  };
}

function arrive(): void {
  address = location.href;
  place.value = read();
}

async function mayLeave(target: string): Promise<boolean> {
  const leaves = new URL(target, location.href).pathname !== new URL(address).pathname;
  return guard === null || !leaves || await guard();
}

/** Loads the whole page anew, without asking whether the view may be left. */
export function reload(): void {
  guard = null;
  location.reload();
}

/** Begins to follow links and the browser's buttons; called once. */
export function start(): void {
  addEventListener("popstate", async () => {
    const wanted = location.href;
    if (await mayLeave(wanted)) {
      if (location.href !== wanted) {
        history.replaceState(null, "", wanted);
      }
      arrive();
    } else {
      history.pushState(null, "", address);
    }
  });
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest?.("a[href]") as HTMLAnchorElement | null;
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (
      link !== null && isPlain && !event.defaultPrevented && link.target === "" && !link.hasAttribute("download") &&
      link.origin === location.origin && link.pathname.startsWith(ROOT)
    ) {
      event.preventDefault();
      go(link.href);
    }
  });
  addEventListener("beforeunload", (event) => {
    if (guard !== null) {
      event.preventDefault();
    }
  });
}
