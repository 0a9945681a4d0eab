import { html, svg, type TemplateResult } from "lit";
import { qrcodegen } from "../vendor/qrcodegen.ts";

/** The margin that readers need, in modules. */
const QUIET_ZONE = 4;

/** Draws a text as a QR code. Nothing leaves the page, which matters for secrets. */
export function qrCode(text: string, label: string): TemplateResult {
  const code = qrcodegen.QrCode.encodeText(text, qrcodegen.QrCode.Ecc.MEDIUM);
  const size = code.size + 2 * QUIET_ZONE;
  return html`
    <svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}">
      ${svg`
        <path d="${modules(code.size, (x, y) => code.getModule(x, y))}" />
      `}
    </svg>
  `;
}

/** Returns the path of the dark modules: one line for each run of them. */
export function modules(size: number, isDark: (x: number, y: number) => boolean): string {
  let path = "";
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const start = x;
      while (x < size && isDark(x, y)) {
        x++;
      }
      if (x > start) {
        path += `M${start + QUIET_ZONE} ${y + QUIET_ZONE}h${x - start}v1h-${x - start}z`;
      }
    }
  }
  return path;
}
