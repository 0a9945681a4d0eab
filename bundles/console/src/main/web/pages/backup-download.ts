/** Downloads archives: with the token in a header, since an address with it would end in logs. */
import { open } from "../core/api.ts";
import { API } from "../core/paths.ts";
import { currentToken } from "../core/session.ts";
import type { Backup } from "../core/types.ts";
import { failed } from "../parts/toast.ts";

/** Browsers keep large blobs on the disk, so the size of an archive does not matter much. */
export async function downloadBackup(server: number, backup: Backup): Promise<void> {
  const token = currentToken();
  try {
    const response = await fetch(`${API}/servers/${server}/backups/${backup.id}/download`, {
      headers: { Authorization: `Bearer ${token}` },
      cache: "no-store",
    });
    if (!response.ok) {
      await open(response, token);
    }
    const address = URL.createObjectURL(await response.blob());
    const link = document.createElement("a");
    link.href = address;
    link.download = `server-${server}-backup-${backup.id}.tar.gz`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  } catch (error) {
    failed(error);
  }
}
