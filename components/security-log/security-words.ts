import type { SessionPlace } from "@/lib/authz/sessions/session-place";
import { joinParts } from "@/lib/i18n/join-parts";
import type { getTranslator } from "@/lib/i18n/server";
import type { SecurityEventRow } from "@/lib/queries/security-log/select-security-events";

type Translator = Awaited<ReturnType<typeof getTranslator<"securityLog">>>;

/** What another version wrote keeps its own word. */
export function eventInWords({ event, cause }: Pick<SecurityEventRow, "event" | "cause">, t: Translator): string {
	const key = `events.${event}.${cause}` as "events.signed-in.password";
	return t.has(key) ? t(key) : `${event}: ${cause}`;
}

export function placeInWords({ browser, system, network }: SessionPlace, t: Translator): string {
	const parts = [browser, system, network === null ? null : t("network", { network })].filter((part) => part !== null);
	return parts.length === 0 ? t("unknownPlace") : joinParts(parts, ", ");
}
