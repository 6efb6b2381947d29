/** One address for all services where they are the same, else each its own. */
export function splitAddresses(
	addresses: Readonly<Record<string, string>>,
	services: readonly string[],
): { readonly base: string; readonly own: Readonly<Record<string, string>> } {
	const all = services.map((service) => addresses[service] ?? "");
	const same = new Set(all).size === 1;
	return { base: same ? (all[0] ?? "") : "", own: same ? {} : addresses };
}
