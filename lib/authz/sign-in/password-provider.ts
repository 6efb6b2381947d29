import { cookies, headers } from "next/headers";
import type { Provider } from "next-auth/providers/index";
import { z } from "zod";
import { cookieOptions } from "../../cookie-name";
import { clientAddress } from "../rates/client-address";
import { notePersonRefused } from "../security-log/note-person-refused";
import { placeOf } from "../sessions/session-place";
import { knownDeviceCookie, knownDeviceSeconds, rememberDevice } from "./known-device";
import { RefusedSignIn, withSignInCodes } from "./refused-sign-in";
import { signIn } from "./sign-in";
import { typedText } from "./typed-text";

const inputSchema = z.object({
	email: typedText(320),
	password: typedText(1_000),
	code: typedText(40).default(""),
});

/** Null: that a code is asked for refuses nobody. */
const refusalOf = { wrong: "password", "code-wrong": "code", "code-needed": null, "too-many": "held-back" } as const;

/** E-mail and password, and a code where the account has a second factor. */
export function passwordProvider(): Provider {
	return {
		id: "credentials",
		name: "credentials",
		type: "credentials",
		credentials: { email: {}, password: {}, code: {} },
		authorize: (given, request) => withSignInCodes(() => authorize(given, request.headers)),
	};
}

async function authorize(given: unknown, asked: Record<string, unknown> | undefined) {
	const input = inputSchema.safeParse(given);
	if (!input.success) throw new RefusedSignIn("invalid");
	const jar = await cookies();
	const device = jar.get(knownDeviceCookie())?.value;
	const address = clientAddress(new Headers(asked as Record<string, string>));
	const result = await signIn({ ...input.data, address, device });
	if (!result.ok) {
		if (result.code === "busy") throw new RefusedSignIn(`busy-${result.retryAfterSeconds}`);
		const cause = refusalOf[result.code];
		if (cause !== null) notePersonRefused(input.data.email, cause, placeOf(await headers()));
		throw new RefusedSignIn(result.code === "too-many" ? `wait-${result.retryAfterSeconds}` : result.code);
	}
	jar.set(knownDeviceCookie(), await rememberDevice(device, result.complete), cookieOptions(knownDeviceSeconds));
	return { id: "password", proofs: result.proofs };
}
