import type { setup as english } from "../en/setup.ts";
import type { Text } from "../../core/i18n.ts";

export const setup: Record<keyof typeof english, Text> = {
  "settings.title": "Einstellungen",
  "setup.title": "Neuer Server",
  "setup.game": "Spiel",
  "setup.adapter": "Adapter {version}",
  "setup.no_games": "Es ist kein Spiel installiert",
  "setup.no_games.text":
    "Languard betreibt jedes Spiel über einen Adapter: eine JAR-Datei, die im Ordner „adapters“ von Languard liegt und sofort gestartet wird.",
  "setup.first.password": "Ersetzen Sie das Passwort, das beim ersten Start ausgegeben wurde, durch ein eigenes:",
  "setup.first.install":
    "Installieren Sie den Server des Spiels auf diesem Rechner, zum Beispiel mit SteamCMD. Languard betreibt ihn, installiert ihn aber nicht.",
  "setup.first.add": "Fügen Sie ihn hier hinzu: welches Spiel, wo die Programmdatei liegt, welcher Port.",
  "setup.first.start": "Konfigurieren und starten Sie ihn.",
  "setup.first.more":
    "Was Languard für einen Server schreibt, liegt in dessen eigenem Ordner; das installierte Spiel wird geteilt.",
  "setup.name": "Name",
  "setup.name.help": "Der Name des Servers in Languard. Den Namen, den Spieler sehen, legt seine Konfiguration fest.",
  "setup.description": "Beschreibung",
  "setup.description.help": "Wozu dieser Server da ist.",
  "setup.exe_path": "Programmdatei",
  "setup.exe_path.help": "Der Pfad des installierten Spielservers auf diesem Rechner.",
  "setup.exe_path.names": "Erlaubte Dateinamen: {names}.",
  "setup.exe_path.found": "Auf diesem Rechner gefunden",
  "setup.exe_path.used": "verwendet von {names}",
  "setup.game_port": "Spielport",
  "setup.game_port.help": "Der Port, mit dem sich Spieler verbinden.",
  "setup.rcon_port": "Port der Fernverwaltung",
  "setup.rcon_port.help": "Der Port, über den Languard dem Spiel Befehle sendet.",
  "setup.rcon_port.new": "Der Port, über den Languard dem Spiel Befehle sendet. Leer für einen freien.",
  "setup.auto_restart": "Nach einem Absturz neu starten",
  "setup.auto_restart.help": "Startet das Spiel wieder, wenn es von selbst endet.",
  "setup.max_restarts": "Neustarts",
  "setup.max_restarts.help": "Die größte Zahl automatischer Neustarts innerhalb von 10 Minuten.",
  "setup.create": "Server anlegen",
  "setup.created": "{name} ist angelegt",
  "setup.credentials":
    "Diese Passwörter werden nur dieses eine Mal gezeigt. Kopieren Sie sie jetzt, oder ersetzen Sie sie später in der Konfiguration.",
  "setup.join": "Adresse für Spieler",
  "setup.join.text":
    "Spieler können beitreten, sobald der Server läuft und Port {port} dieses Rechners aus ihren Netzen erreichbar ist. Die Adresse ist die, unter der Sie diese Seite geöffnet haben.",
  "setup.copy": "{name} kopieren",
  "setup.configure": "Konfigurieren",
  "setup.open": "Server öffnen",
  "setup.next_start": "Eine Änderung gilt ab dem nächsten Start.",
  "setup.files": "Dateien",
  "setup.files.text":
    "Was Languard für diesen Server schreibt, etwa Konfiguration, Missionen und Welten, liegt im Ordner servers/{id} seines Datenordners; das installierte Spiel bleibt, wo es ist. Missionen und Mods haben eigene Seiten, und alles zusammen wird unter Backups gesichert, heruntergeladen und wiederhergestellt.",
  "setup.delete": "Server löschen",
  "setup.delete.title": "Diesen Server löschen",
  "setup.delete.question": "{name} löschen?",
  "setup.delete.text":
    "Gelöscht werden seine Konfiguration mit den Passwörtern, das Protokoll, Messwerte, Ereignisse, Sperren und der Spielerverlauf, dazu alles in seinem Ordner servers/{id}, etwa Missionen und die Welten des Spiels.\nDas installierte Spiel und die registrierten Mods bleiben. Das kann nicht rückgängig gemacht werden.",
  "setup.delete.active": "Stoppen Sie den Server zuerst.",
  "setup.deleted": "{name} ist gelöscht",
};
