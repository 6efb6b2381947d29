import type { getTranslator } from "@/lib/i18n/server";
import type { OwnSession } from "@/lib/queries/sessions/list-own-sessions";

type Translator = Awaited<ReturnType<typeof getTranslator<"ownAccount">>>;

export function deviceInWords({ browser, system }: Pick<OwnSession, "browser" | "system">, t: Translator): string {
	if (browser === null && system === null) return t("sessions.unknown");
	return t("sessions.device", {
		browser: browser ?? t("sessions.someBrowser"),
		system: system ?? t("sessions.someSystem"),
	});
}
