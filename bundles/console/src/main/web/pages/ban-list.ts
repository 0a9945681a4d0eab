import type { Ban } from "../core/types.ts";

/** Returns the bans that contain each word in their player, reason or who issued them. */
export function matching(bans: readonly Ban[], search: string): Ban[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return bans.filter((ban) => {
    const text = [ban.name, ban.guid, ban.reason, ban.banned_by].join("\n").toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
