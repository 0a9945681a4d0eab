/** Where the page and the API are, seen from the browser: a reverse proxy may serve them under any path. */

/** The folder of the console, with a slash at its end: all bundled scripts lie in it. */
export const ROOT = import.meta.url === undefined || !import.meta.url.startsWith("http")
  ? "/console/"
  : new URL("./", import.meta.url).pathname;

const PLATFORM = ROOT.replace(/console\/$/, "");

export const API = `${PLATFORM}api`;

export function socketAddress(): string {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${PLATFORM}ws/all`;
}

/** Returns the address of a page of the console, such as `href("servers", 7, "log")`. */
export function href(...parts: (string | number)[]): string {
  return ROOT + parts.map((part) => encodeURIComponent(part)).join("/");
}
