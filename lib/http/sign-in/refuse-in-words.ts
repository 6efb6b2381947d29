import type { NextRequest } from "next/server";
import { findSignInCode, type SignInCode, secondsOf } from "../../domain/sign-in-codes";
import type { AppError } from "../../errors";
import { requestLocale } from "../../i18n/request-locale";
import { translator } from "../../i18n/translator";
import { problem } from "../problem";

/** What next-auth says of an answer of the provider that it cannot use, or that never came. */
const ofProvider: ReadonlySet<string> = new Set(["OAuthSignin", "OAuthCallback", "Callback"]);

/** The code for the address that next-auth would send the browser to: none of its words and none of an error's gets further. */
export function codeOfNextAuth(query: URLSearchParams): SignInCode {
	if (query.has("csrf")) return "form-old";
	const error = query.get("error") ?? "";
	return findSignInCode(error) ?? (ofProvider.has(error) ? "provider" : "unavailable");
}

export function statusOfCode(code: SignInCode): number {
	if (secondsOf(code) !== null) return 429;
	return { invalid: 400, "form-old": 403, unavailable: 503 }[code as "invalid"] ?? 401;
}

/** A request that has no form we read: problem+json, with a sentence in the reader's language. */
export async function refuseInWords(request: NextRequest, error: AppError): Promise<Response> {
	const locale = requestLocale(request.headers);
	const told = problem(error);
	const key = error.code === "too-large" || error.code === "media-type" ? error.code : "invalid";
	const body = { ...(await told.json()), detail: translator(locale, "accounts")(`signIn.unread.${key}`) };
	return new Response(JSON.stringify(body), told);
}
