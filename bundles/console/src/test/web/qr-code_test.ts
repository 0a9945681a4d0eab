import { modules } from "../../main/web/parts/qr-code.ts";
import { qrcodegen } from "../../main/web/vendor/qrcodegen.ts";
import { equal } from "./equal.ts";

Deno.test("the path covers exactly the dark modules, beside a margin of four", () => {
  const rows = ["##.#", "....", ".##.", "...#"];
  equal(
    modules(4, (x, y) => rows[y]![x] === "#"),
    "M4 4h2v1h-2zM7 4h1v1h-1zM5 6h2v1h-2zM7 7h1v1h-1z",
  );
});

Deno.test("an address of an authenticator fits into a code with its three corners", () => {
  const uri =
    "otpauth://totp/Languard:somebody%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Languard&algorithm=SHA1&digits=6&period=30";
  const code = qrcodegen.QrCode.encodeText(uri, qrcodegen.QrCode.Ecc.MEDIUM);
  const corner = (left: number, top: number) =>
    [0, 1, 2, 3, 4, 5, 6].map((y) =>
      [0, 1, 2, 3, 4, 5, 6].map((x) => code.getModule(left + x, top + y) ? "#" : ".").join("")
    );
  const finder = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"];
  equal(corner(0, 0), finder);
  equal(corner(code.size - 7, 0), finder);
  equal(corner(0, code.size - 7), finder);
});
