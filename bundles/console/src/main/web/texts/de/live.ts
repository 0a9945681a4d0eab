import type { live as english } from "../en/live.ts";
import type { Text } from "../../core/i18n.ts";

export const live: Record<keyof typeof english, Text> = {
  "live.chart": "CPU, Speicher und Spieler",
  "live.period": "Zeitraum",
  "live.period.hour": "Stunde",
  "live.period.day": "Tag",
  "live.period.week": "Woche",
  "live.period.month": "Monat",
  "live.zoom_out": "Ganzer Zeitraum",
  "live.now": "Jetzt",
  "live.average": "Mittel",
  "live.highest": "Höchstwert",
  "live.no_players": "Niemand ist online",
  "live.all_players": "Alle Spieler",
  "live.all_events": "Alle Ereignisse",
  "command.mode": "Was gesendet wird",
  "command.command": "Befehl",
  "command.say": "Sagen",
  "command.hint": "Befehl an das Spiel",
  "command.say.hint": "Nachricht an alle Spieler",
  "command.stopped": "Der Server läuft nicht",
  "command.responses": "Antworten",
  "command.send": "Senden",
  "command.waiting": "Warten auf die Antwort …",
  "command.said": "An alle Spieler gesendet",
  "command.no_response": "Das Spiel hat den Befehl ohne Antwort angenommen",
};
