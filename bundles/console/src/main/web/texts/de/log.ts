import type { log as english } from "../en/log.ts";
import type { Text } from "../../core/i18n.ts";

export const log: Record<keyof typeof english, Text> = {
  "log.title": "Protokoll",
  "log.keys":
    "Die Eingabetaste führt zu einer Zeile, die Pfeiltasten zu anderen, dort die Eingabetaste zu ihrer Adresse, Escape zurück.",
  "log.search": "Im gesamten Protokoll suchen",
  "log.only": "Nur Treffer",
  "log.previous": "Voriger Treffer",
  "log.next": "Nächster Treffer",
  "log.no_more": "Kein weiterer Treffer in den geladenen Zeilen",
  "log.level": "Stufe",
  "log.level.all": "Alle Stufen",
  "log.level.debug": "Debug",
  "log.level.info": "Info",
  "log.level.warning": "Warnung",
  "log.level.error": "Fehler",
  "log.from": "Ab",
  "log.wrap": "Zeilen umbrechen",
  "log.copy": "Auswahl oder alle geladenen Zeilen kopieren",
  "log.download": "Alle geladenen Zeilen herunterladen",
  "log.copied.selection": "Auswahl kopiert",
  "log.copied.all": "Alle geladenen Zeilen kopiert",
  "log.clear": "Protokoll löschen",
  "log.clear.question": "Das gespeicherte Protokoll von {name} löschen?",
  "log.clear.text": "Alle von Languard gespeicherten Zeilen gehen verloren. Die Protokolldateien des Spiels bleiben.",
  "log.gap": { one: "Hier fehlt {count} Zeile", other: "Hier fehlen {count} Zeilen" },
  "log.gap.load": "Laden",
  "log.empty": "Das Spiel hat noch nichts geschrieben",
  "log.no_match": "Keine Zeile passt",
  "log.to_end": "Zum Ende",
  "log.new_lines": { one: "{count} neue Zeile", other: "{count} neue Zeilen" },
};
