import { draftsOf, newDraft, nightlyRestart, stepsOf, waitingTime } from "../../main/web/pages/schedule-model.ts";
import type { ScheduleStep } from "../../main/web/core/types.ts";
import { equal } from "./equal.ts";

Deno.test("steps come back from the editor as they were", () => {
  const steps: ScheduleStep[] = [
    { action: "say", message: "hi", on_failure: "continue" },
    { action: "command", command: "#save" },
    { action: "wait", seconds: 5 },
    { action: "restart" },
  ];
  equal(stepsOf(draftsOf(steps)), steps);
});

Deno.test("what was typed for another action is not sent", () => {
  const draft = { ...newDraft("say"), text: "hi", seconds: 7 };
  equal(stepsOf([{ ...draft, action: "wait" }]), [{ action: "wait", seconds: 7 }]);
  equal(stepsOf([{ ...draft, action: "stop" }]), [{ action: "stop" }]);
});

Deno.test("the nightly restart warns 15, 5 and 1 minute before five o'clock", () => {
  const { cron, timezone, steps } = nightlyRestart("Europe/Berlin", true);
  equal([cron, timezone], ["45 4 * * *", "Europe/Berlin"]);
  equal(
    steps.map((step) => step.message ?? step.seconds ?? step.action),
    ["Restart in 15 minutes", 600, "Restart in 5 minutes", 240, "Restart in 1 minute", 60, "restart"],
  );
  equal(waitingTime(draftsOf(steps)), 15 * 60);
});

Deno.test("the nightly restart of a game without messages happens at five o'clock without waiting", () => {
  const { cron, steps } = nightlyRestart("Europe/Berlin", false);
  equal([cron, steps], ["0 5 * * *", [{ action: "restart" }]]);
});

Deno.test("two steps of the same kind can be told apart", () => {
  const [one, other] = draftsOf([{ action: "start" }, { action: "start" }]);
  equal(one!.key !== other!.key, true);
});
