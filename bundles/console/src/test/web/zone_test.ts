import { fromControl, toControl, zone } from "../../main/web/core/zone.ts";
import { equal } from "./equal.ts";

const MOMENT = "2026-01-01T10:20:30.000Z";

Deno.test("a control holds the moment in the zone that is shown", () => {
  for (const shown of ["utc", "local"] as const) {
    zone.value = shown;
    equal(fromControl(toControl(MOMENT)), MOMENT);
  }
  zone.value = "utc";
  equal(toControl(MOMENT), "2026-01-01T10:20:30");
});

Deno.test("what is no time is none", () => {
  for (const shown of ["utc", "local"] as const) {
    zone.value = shown;
    equal([fromControl(""), fromControl("12345-01-01T00:00"), fromControl("soon")], [null, null, null]);
  }
});
