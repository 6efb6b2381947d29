import { cookies, headers } from "next/headers";
import type { Provider } from "next-auth/providers/index";
import { z } from "zod";
import { cookieOptions } from "../../cookie-name";
import { passkeyCookie } from "../passkeys/passkey-challenge";
import { signInByPasskey } from "../passkeys/sign-in-by-passkey";
import { clientAddress } from "../rates/client-address";
import { placeOf } from "../sessions/session-place";
import { RefusedSignIn, withSignInCodes } from "./refused-sign-in";

const inputSchema = z.object({ answer: z.string().max(20_000) });

/** A passkey alone: two factors in one (sign-in-by-passkey.ts). */
export function passkeyProvider(): Provider {
	return {
		id: "passkey",
		name: "passkey",
		type: "credentials",
		credentials: { answer: {} },
		authorize: (given, request) => withSignInCodes(() => authorize(given, request.headers)),
	};
}

async function authorize(given: unknown, asked: Record<string, unknown> | undefined) {
	const input = inputSchema.safeParse(given);
	if (!input.success) throw new RefusedSignIn("invalid");
	const jar = await cookies();
	const address = clientAddress(new Headers(asked as Record<string, string>));
	const challenge = jar.get(passkeyCookie())?.value;
	const { answer } = input.data;
	const result = await signInByPasskey({ answer, challenge, address, place: placeOf(await headers()) });
	jar.set(passkeyCookie(), "", cookieOptions(0));
	if (result.ok) return { id: "passkey", proofs: result.proofs };
	if (result.code === "busy") throw new RefusedSignIn(`busy-${result.retryAfterSeconds}`);
	throw new RefusedSignIn(result.code === "too-many" ? `wait-${result.retryAfterSeconds}` : "passkey-wrong");
}
