import { env } from "../../env";

/** Who asks for the passkey: the browser gives one only to this host, and says from which page it was asked. */
export function relyingParty(): { readonly id: string; readonly origin: string; readonly name: string } {
	const { hostname, origin } = new URL(env().PUBLIC_URL);
	return { id: hostname, origin, name: "Groepsbeeld" };
}
