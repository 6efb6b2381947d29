import { consistentHeader, supportedVersions, versionHeader } from "./xapi/version";

/** No delivery is under way for so long: what was stored before that can be read. */
const longestDeliveryMs = 3_600_000;

interface EarlyHeaders {
	/** Of the address, without what stands after a question mark. */
	readonly path: string;
	headersAt(at: Date): Readonly<Record<string, string>>;
}

/** One line each: what a standard wants on every answer of an address, also on one that is given before it is reached. */
const standards: readonly EarlyHeaders[] = [
	{
		path: "/api/exchange/xapi/statements",
		headersAt: (at) => ({
			[versionHeader]: supportedVersions[0],
			[consistentHeader]: new Date(at.getTime() - longestDeliveryMs).toISOString(),
		}),
	},
];

/** Headers of a refusal by the server around Next, which knows neither standards nor a database. */
export function earlyHeaders(url: string | undefined, at: Date): Readonly<Record<string, string>> {
	const path = url?.split("?")[0];
	return standards.find((one) => one.path === path)?.headersAt(at) ?? {};
}
