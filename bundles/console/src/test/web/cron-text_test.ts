import { describeCron } from "../../main/web/core/cron-text.ts";
import { equal } from "./equal.ts";

function told(expected: Record<string, string | null>): void {
  for (const [cron, words] of Object.entries(expected)) {
    equal([cron, describeCron(cron)], [cron, words]);
  }
}

Deno.test("usual expressions are told in words", () => {
  told({
    "0 5 * * *": "Every day at 05:00",
    "30 5,17 * * *": "Every day at 05:30 and 17:30",
    "* * * * *": "Every minute",
    "*/15 * * * *": "Every 15 minutes",
    "5 * * * *": "Every hour at minute 05",
    "0 */6 * * *": "Every 6 hours at minute 00",
    "0 5 * * 1-5": "On Monday to Friday at 05:00",
    "0 5 * * sat,sun": "On Saturday and Sunday at 05:00",
    "0 5 * * 7": "On Sunday at 05:00",
    "0 0 1,15 * *": "On day 1 and 15 of the month at 00:00",
    "0 0 13 * 5": "On day 13 of the month or on Friday at 00:00",
    "0 0 1 JAN,7 *": "On day 1 of the month in January and July at 00:00",
    "*/10 * * * 6": "Every 10 minutes on Saturday",
    "@daily": "Every day at 00:00",
    "@hourly": "Every hour at minute 00",
    "  0   5 * * * ": "Every day at 05:00",
  });
});

Deno.test("what is wrong or unusual has no words", () => {
  told({
    "": null,
    "0 5 * *": null,
    "60 5 * * *": null,
    "0 24 * * *": null,
    "x 5 * * *": null,
    "5-1 * * * *": null,
    "*/0 * * * *": null,
    "0 5 */2 * *": null,
    "* 5 * * *": null,
    "0-59 5 * * *": null,
    "0 0 1-2-3 * *": null,
    "@reboot": null,
  });
});
