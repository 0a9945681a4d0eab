import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { bytes, duration } from "../core/format.ts";
import { t } from "../core/i18n.ts";
import { View } from "../core/state.ts";
import { upload } from "../core/upload.ts";
import { type Upload, UploadQueue } from "../core/upload-queue.ts";
import { icon } from "./icons.ts";

/** Uploads files that are chosen, or dropped anywhere on the page. */
@customElement("lg-upload")
export class UploadArea extends View {
  /** The route that takes the files. */
  @property({ attribute: false })
  accessor path = "";
  /** What is uploaded, such as "missions". */
  @property({ attribute: false })
  accessor label = "";
  /** The extensions that the file chooser offers, such as ".pbo,.zip"; empty for all. */
  @property({ attribute: false })
  accessor accept = "";
  /** Called after each file that the platform has accepted. */
  @property({ attribute: false })
  accessor uploaded: (file: File) => void = () => {};
  /** Called when the first upload begins and when the last one has ended. */
  @property({ attribute: false })
  accessor busyChanged: (isBusy: boolean) => void = () => {};

  @state()
  accessor isOver = false;

  readonly #queue = new UploadQueue(
    (file, progress, abort) => upload(this.path, file, progress, abort),
    () => this.#changed(),
    (file) => this.uploaded(file),
  );
  #wasBusy = false;

  override connectedCallback(): void {
    super.connectedCallback();
    const page = new AbortController();
    const listen = <E extends keyof WindowEventMap>(type: E, listener: (event: WindowEventMap[E]) => void) =>
      addEventListener(type, listener, { signal: page.signal });
    listen("dragover", (event) => this.#dragged(event));
    listen("dragleave", (event) => this.isOver &&= event.relatedTarget !== null);
    listen("drop", (event) => this.#dropped(event));
    this.untilRemoved(() => {
      page.abort();
      this.#queue.cancelAll();
    });
  }

  override render(): unknown {
    const { uploads } = this.#queue;
    return html`
      <label class="button upload-button">
        ${icon("upload")}<span>${this.label}</span>
        <input type="file" accept="${this.accept || nothing}" multiple class="visually-hidden" @change="${this
          .#chosen}">
      </label>
      <span class="hint only-wide">${t("upload.drop_hint")}</span>
      ${this.isOver
        ? html`
          <div class="drop-cover" aria-hidden="true">${icon("upload")}<strong>${this.label}</strong></div>
        `
        : nothing} ${uploads.length === 0 ? nothing : html`
        <ul class="uploads">${repeat(uploads, (one) => one.file, (one) => this.#row(one))}</ul>
        ${this.#queue.isBusy ? nothing : html`
          <button class="quiet" @click="${() => this.#queue.clear()}">${t("upload.clear")}</button>
        `}
      `}
      <span class="visually-hidden" role="status">${this.#summary(uploads)}</span>
    `;
  }

  #row(one: Upload): TemplateResult {
    const isActive = one.state === "sending" || one.state === "checking";
    return html`
      <li class="${one.state}">
        <span class="upload-name">${one.file.name} <span class="sub">${this.#detail(one)}</span></span>
        ${isActive
          ? html`
            <progress aria-label="${one.file.name}" max="${one.file.size || 1}" .value="${Math.min(
              one.sent,
              one.file.size,
            )}"></progress>
          `
          : nothing} ${one.state === "waiting" || isActive
          ? html`
            <button aria-label="${t("upload.cancel", { name: one.file.name })}" @click="${() =>
              this.#queue.cancel(one)}">${t("action.cancel")}</button>
          `
          : nothing} ${one.state === "refused" || one.state === "cancelled"
          ? html`
            <button aria-label="${t("upload.again", { name: one.file.name })}" @click="${() =>
              this.#queue.again(one)}">${t("action.try_again")}</button>
          `
          : nothing}
      </li>
    `;
  }

  #detail(one: Upload): string {
    if (one.state === "refused") {
      return one.reason;
    }
    if (one.state !== "sending") {
      return `${t(`upload.${one.state}`)} · ${bytes(one.file.size)}`;
    }
    const parts = [t("upload.sent", { sent: bytes(Math.min(one.sent, one.file.size)), size: bytes(one.file.size) })];
    if (one.speed !== null && one.speed > 0) {
      parts.push(
        `${bytes(one.speed)}/s`,
        t("upload.left", { time: duration((one.file.size - one.sent) / one.speed) }),
      );
    }
    return parts.join(" · ");
  }

  /** What screen readers announce: only what ended, since each step of the progress would be too much. */
  #summary(uploads: readonly Upload[]): string {
    return uploads
      .filter((one) => one.state === "done" || one.state === "refused")
      .map((one) => `${one.file.name}: ${one.state === "done" ? t("upload.done") : one.reason}`)
      .at(-1) ?? "";
  }

  #changed(): void {
    this.requestUpdate();
    const { isBusy } = this.#queue;
    if (isBusy !== this.#wasBusy) {
      this.#wasBusy = isBusy;
      this.busyChanged(isBusy);
    }
  }

  #chosen(event: Event): void {
    const input = event.target as HTMLInputElement;
    this.#queue.add([...input.files ?? []]);
    // Otherwise, choosing the same file again would not be a change.
    input.value = "";
  }

  #dragged(event: DragEvent): void {
    if (event.dataTransfer?.types.includes("Files")) {
      event.preventDefault();
      this.isOver = true;
    }
  }

  #dropped(event: DragEvent): void {
    if (this.isOver) {
      event.preventDefault();
      this.isOver = false;
      this.#queue.add([...event.dataTransfer?.files ?? []]);
    }
  }
}
