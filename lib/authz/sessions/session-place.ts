import Bowser from "bowser";
import { clientAddress } from "../rates/client-address";

/** Where somebody signs in, as far as it helps its owner to know it again. */
export interface SessionPlace {
	readonly browser: string | null;
	readonly system: string | null;
	readonly network: string | null;
}

export const unknownPlace: SessionPlace = { browser: null, system: null, network: null };

const browsers: ReadonlySet<string> = new Set(Object.values(Bowser.BROWSER_MAP));
const systems: ReadonlySet<string> = new Set(Object.values(Bowser.OS_MAP));

/** Names of browser and system only when the library knows them: the header itself may hold anything. */
export function placeOf(headers: Headers): SessionPlace {
	const { browser, os } = Bowser.parse(headers.get("user-agent")?.slice(0, 500) || "unknown");
	return {
		browser: browser.name && browsers.has(browser.name) ? browser.name : null,
		system: os.name && systems.has(os.name) ? os.name : null,
		network: networkOf(clientAddress(headers)),
	};
}

/** Without its last part: enough to know one's own again, too little to follow somebody home. */
function networkOf(address: string): string | null {
	if (address === "unknown") return null;
	if (address.includes(":")) return `${address.split(":").slice(0, 3).join(":")}::`;
	return `${address.split(".").slice(0, 3).join(".")}.x`;
}
