import type { World } from "../core/types.ts";

export type WorldAction = "start" | "stop" | "freeze" | "thaw";

/** Returns what can be done with a world in a state; nothing while it changes by itself. */
export function worldActions(status: World["status"]): WorldAction[] {
  switch (status) {
    case "running":
      return ["freeze", "stop"];
    case "frozen":
      return ["thaw", "stop"];
    case "stopped":
    case "missing":
      return ["start"];
    default:
      return [];
  }
}
