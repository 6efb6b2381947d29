import { listStandards } from "../standards/registry";

/** Standards of which a supplier may read back what it sent. */
export function readBackStandards(): string[] {
	return listStandards()
		.filter(({ endpoints }) => endpoints.some(({ kind, scopes }) => kind === "ask" && scopes.length > 0))
		.map(({ key }) => key);
}
