import type { totp as english } from "../en/totp.ts";
import type { Text } from "../../core/i18n.ts";

export const totp: Record<keyof typeof english, Text> = {
  "totp.title": "Zwei-Faktor-Anmeldung",
  "totp.text": "Die Anmeldung verlangt dann außer dem Passwort einen Code einer Authenticator-App auf Ihrem Telefon.",
  "totp.enabled": "Die Zwei-Faktor-Anmeldung ist eingerichtet.",
  "totp.disabled": "Die Zwei-Faktor-Anmeldung ist nicht eingerichtet.",
  "totp.left": { one: "Ein Wiederherstellungscode ist übrig.", other: "{count} Wiederherstellungscodes sind übrig." },
  "totp.set_up": "Einrichten",
  "totp.set_up.title": "Zwei-Faktor-Anmeldung einrichten",
  "totp.required": "Languard verlangt von Ihnen die Zwei-Faktor-Anmeldung. Richten Sie sie ein, um fortzufahren.",
  "totp.scan": "Scannen Sie diesen Code mit einer Authenticator-App wie Aegis, FreeOTP oder Google Authenticator.",
  "totp.qr": "QR-Code für die Authenticator-App",
  "totp.type": "Oder geben Sie dieses Geheimnis in die App ein:",
  "totp.copy_secret": "Geheimnis kopieren",
  "totp.code": "Code, den die App anzeigt",
  "totp.confirm": "Bestätigen",
  "totp.recovery": "Ihre Wiederherstellungscodes",
  "totp.recovery.text":
    "Die Zwei-Faktor-Anmeldung ist eingerichtet. Jeder dieser Codes ersetzt einmal einen Code der App, etwa wenn das Telefon verloren ist. Sie werden nicht noch einmal angezeigt: Bewahren Sie sie anderswo auf als auf dem Telefon.",
  "totp.recovery.download": "Herunterladen",
  "totp.recovery.kept": "Ich habe sie aufbewahrt",
  "totp.remove.title": "Die Zwei-Faktor-Anmeldung entfernen?",
  "totp.remove.text": "Danach genügt Ihr Passwort zur Anmeldung. Die Wiederherstellungscodes werden ungültig.",
  "totp.remove.required":
    "Languard verlangt sie von Ihnen: Sie können nichts anderes tun, bis Sie sie neu eingerichtet haben, etwa auf einem neuen Telefon. Die Wiederherstellungscodes werden ungültig.",
  "totp.removed": "Die Zwei-Faktor-Anmeldung wurde entfernt",
};
