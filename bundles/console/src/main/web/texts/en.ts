import { backups } from "./en/backups.ts";
import { common } from "./en/common.ts";
import { config } from "./en/config.ts";
import { events } from "./en/events.ts";
import { form } from "./en/form.ts";
import { lists } from "./en/lists.ts";
import { live } from "./en/live.ts";
import { log } from "./en/log.ts";
import { missions } from "./en/missions.ts";
import { mods } from "./en/mods.ts";
import { palette } from "./en/palette.ts";
import { platform } from "./en/platform.ts";
import { players } from "./en/players.ts";
import { schedules } from "./en/schedules.ts";
import { servers } from "./en/servers.ts";
import { setup } from "./en/setup.ts";
import { totp } from "./en/totp.ts";
import { users } from "./en/users.ts";
import { webhooks } from "./en/webhooks.ts";

export const en = {
  ...backups,
  ...common,
  ...config,
  ...events,
  ...form,
  ...lists,
  ...live,
  ...log,
  ...missions,
  ...mods,
  ...palette,
  ...platform,
  ...players,
  ...schedules,
  ...servers,
  ...setup,
  ...totp,
  ...users,
  ...webhooks,
};
