/** The players who are on: details from the API, who is there and the pings from the WebSocket. */
import type { Player } from "../core/types.ts";

export interface LivePlayer {
  slot_id: string;
  name: string;
  ping: number | null;
}

/** Returns the players of a message, with the details that are known of those who were there before. */
export function merged(known: readonly Player[], live: readonly LivePlayer[]): Player[] {
  return live.map(({ slot_id, name, ping }) => {
    const before = known.find((player) => player.slot_id === slot_id && player.name === name);
    return before === undefined
      ? { slot_id, name, ping, guid: null, game_data: {}, joined_at: null }
      : { ...before, ping };
  });
}

/** Whether somebody came of whom no details are known. */
export function hasNewcomers(known: readonly Player[], live: readonly LivePlayer[]): boolean {
  return live.some(({ slot_id, name }) =>
    !known.some((player) => player.slot_id === slot_id && player.name === name && player.joined_at !== null)
  );
}
