import { ApiError, open } from "./api.ts";
import { API } from "./paths.ts";
import { currentToken } from "./session.ts";

/** Sends a file as the field `file` of a form; `fetch` does not report how much has been sent, so this does not use it. */
export function upload<T>(path: string, file: File, progress: (sent: number) => void, abort: AbortSignal): Promise<T> {
  const token = currentToken();
  const form = new FormData();
  form.append("file", file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", API + path);
    request.setRequestHeader("Authorization", `Bearer ${token}`);
    request.upload.onprogress = (event) => progress(event.loaded);
    request.onload = () =>
      open(new Response(request.responseText, { status: request.status }), token).then(
        (data) => resolve(data as T),
        reject,
      );
    request.onerror = () => reject(new ApiError(0, "UNREACHABLE", "The upload was interrupted"));
    request.onabort = () => reject(new DOMException("Cancelled", "AbortError"));
    abort.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}
