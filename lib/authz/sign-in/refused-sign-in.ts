import { describeFault } from "../../describe-fault";
import type { SignInCode } from "../../domain/sign-in-codes";
import { log } from "../../log";

/** A sign-in that is refused. Its message is the code and no more, because next-auth puts the message into an address. */
export class RefusedSignIn extends Error {
	readonly code: SignInCode;

	constructor(code: SignInCode) {
		super(code);
		this.name = "RefusedSignIn";
		this.code = code;
	}
}

/**
 * Runs what next-auth calls. A fault of ours goes to the log, without its message, and becomes `unavailable`: whoever signs in is told
 * nothing of the inside.
 * @throws RefusedSignIn and nothing else
 */
export async function withSignInCodes<T>(work: () => T | Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof RefusedSignIn) throw error;
		log.error(describeFault(error), "sign-in failed by a fault of ours");
		throw new RefusedSignIn("unavailable");
	}
}
