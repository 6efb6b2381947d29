import { findHomePage } from "../../domain/home-page";
import { identifierValue, type PersonIdentifier, type PersonIdentifierType } from "../../domain/identifiers";
import { normalUrl } from "../../domain/normal-url";
import type { ConnectionSettings } from "../contract";
import type { Actor } from "./statement";

/** Home of the ECK iD: known without a setting of the connection. */
const eckHomePages = ["https://ketenid.nl", "https://ketenid.nl/201703"];
const eckPrefix = "https://ketenid.nl/201703/";

export type FoundPupil =
	| { readonly identifier: PersonIdentifier }
	| { readonly code: string; readonly path: "/actor" | "/actor/account/homePage" | "/actor/mbox" };

/** The pupil whom an actor names: an account whose home page is mapped to an identifier type, or an allowed mbox. */
export function findPupil(actor: Actor, settings: ConnectionSettings): FoundPupil {
	if (actor.objectType === "Group") return { code: "actor-is-a-group", path: "/actor" };
	if (actor.account !== undefined) {
		const type = findType(actor.account.homePage, settings);
		if (type === null) return { code: "actor-home-page-not-mapped", path: "/actor/account/homePage" };
		return { identifier: { type, value: toValue(type, actor.account.name.trim()) } };
	}
	if (actor.mbox === undefined) return { code: "actor-without-account", path: "/actor" };
	if (!settings.mboxAllowed) return { code: "actor-mbox-not-allowed", path: "/actor/mbox" };
	return { identifier: { type: "mbox", value: actor.mbox.slice("mailto:".length).toLowerCase() } };
}

/** As one URL, however the sender or the setting spells it; the connection's own setting goes before the default. */
function findType(homePage: string, { actorHomePages }: ConnectionSettings): PersonIdentifierType | null {
	const kept = findHomePage(Object.keys(actorHomePages), homePage);
	if (kept !== null) return actorHomePages[kept] ?? null;
	return eckHomePages.includes(normalUrl(homePage)) ? "eck-id" : null;
}

/** An ECK iD is a URL; some senders leave the part out that stands in the home page already. */
function toValue(type: PersonIdentifierType, name: string): string {
	if (type !== "eck-id") return name;
	return identifierValue(type, name.includes("://") ? name : `${eckPrefix}${name.replace(/^\/+/, "")}`);
}
