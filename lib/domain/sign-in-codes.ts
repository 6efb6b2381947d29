/** All that a sign-in which did not succeed may say, in an address and on a page. Anything else is a fault of ours. */
const plainCodes = [
	"wrong",
	"code-needed",
	"code-wrong",
	"passkey-wrong",
	"invalid",
	"form-old",
	"stale",
	"provider",
	"unavailable",
] as const;
export type SignInCode = (typeof plainCodes)[number] | `${"wait" | "busy"}-${number}`;

/** The code that a text is; null: it is none of the list. */
export function findSignInCode(text: unknown): SignInCode | null {
	const plain = plainCodes.find((code) => code === text);
	if (plain) return plain;
	return typeof text === "string" && /^(wait|busy)-[1-9]\d{0,4}$/.test(text) ? (text as SignInCode) : null;
}

/** After how many seconds one may try again; null: the code names none. */
export function secondsOf(code: SignInCode): number | null {
	const [, seconds] = /^(?:wait|busy)-(\d+)$/.exec(code) ?? [];
	return seconds === undefined ? null : Number(seconds);
}
