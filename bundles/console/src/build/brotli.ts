/** Writes a form that is compressed with Brotli beside each of the named files, since Java has no encoder for it. */
import { brotliCompressSync, constants } from "node:zlib";

for (const file of Deno.args) {
  const content = Deno.readFileSync(file);
  const params = {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  Deno.writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
}
