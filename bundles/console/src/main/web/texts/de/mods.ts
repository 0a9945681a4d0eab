import type { mods as english } from "../en/mods.ts";
import type { Text } from "../../core/i18n.ts";

export const mods: Record<keyof typeof english, Text> = {
  "mods.title": "Mods",
  "mods.name": "Name",
  "mods.game": "Spiel",
  "mods.game.all": "Alle Spiele",
  "mods.folder": "Ordner",
  "mods.folder.text":
    "Der absolute Pfad auf dem Rechner, auf dem Languard läuft, oder einer relativ zum Ordner des Spiels, etwa @CBA_A3.",
  "mods.workshop": "Workshop-ID",
  "mods.workshop.optional": "Workshop-ID (optional)",
  "mods.description.optional": "Beschreibung (optional)",
  "mods.search": "Nach Name, Ordner oder Workshop-ID suchen",
  "mods.no_match": "Keine Mod passt zur Suche",
  "mods.none": "Noch keine Mods",
  "mods.none.text":
    "Fügen Sie den Ordner einer Mod hinzu, die auf diesem Rechner liegt. Server wählen dann aus dieser Bibliothek.",
  "mods.none.viewer": "Mods, die hier hinzugefügt werden, können auf Servern aktiviert werden.",
  "mods.add": "Mod hinzufügen",
  "mods.add.text": "Nimmt einen Ordner auf diesem Rechner auf. Es wird nichts kopiert.",
  "mods.added": "{name} wurde hinzugefügt",
  "mods.delete.label": "{name} aus der Bibliothek löschen",
  "mods.delete.question": "{name} aus der Bibliothek löschen?",
  "mods.delete.text": "Der Ordner {folder} und seine Dateien bleiben erhalten.",
  "mods.deleted": "{name} wurde aus der Bibliothek gelöscht",
  "mods.in_use":
    "{name} ist auf einem Server aktiviert. Deaktivieren Sie die Mod zuerst dort, auf der Seite des Servers unter „Mods“.",
  "mods.enabled": "Aktivierte Mods",
  "mods.enabled.text": "Das Spiel lädt sie in dieser Reihenfolge, ab dem nächsten Start.",
  "mods.enabled.none": "Es sind keine Mods aktiviert",
  "mods.enabled.none.text": "Aktivieren Sie Mods aus der Bibliothek.",
  "mods.server_only": "Nur Server",
  "mods.enable": "Aktivieren",
  "mods.enable.label": "{name} aktivieren",
  "mods.disable.label": "{name} entfernen",
  "mods.saved": "Die Mods wurden gespeichert",
  "mods.library": "Bibliothek",
  "mods.library.none": "Die Bibliothek enthält keine Mods für dieses Spiel",
  "mods.library.none.text": "Mods werden einmal in die Bibliothek aufgenommen, dann kann jeder Server sie aktivieren.",
  "mods.library.all": "Alle Mods der Bibliothek sind aktiviert",
  "mods.manage": "Bibliothek verwalten",
};
