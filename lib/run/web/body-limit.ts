import { bodyLimits } from "../../domain/body-limits";

const byPath: readonly (readonly [RegExp, number])[] = [
	[/^\/api\/exchange\//, bodyLimits.exchange],
	[/^\/api\/v1\/roster\/imports$/, bodyLimits.roster],
	[/^\/api\/v1\/suppliers\/agreements$/, bodyLimits.agreement],
	[/^\/api\/(auth|oauth)(\/|$)/, bodyLimits.signIn],
	[/^\/(sign-in|forgotten|invitation|address|set-up|other-way|help)(\/|$)/, bodyLimits.signIn],
];

/** Most bytes that a request to this path may carry. A method that asks carries next to nothing. */
export function bodyLimit(method: string | undefined, path: string): number {
	if (method !== "POST" && method !== "PUT" && method !== "PATCH") return bodyLimits.signIn;
	return byPath.find(([pattern]) => pattern.test(path))?.[1] ?? bodyLimits.screen;
}

/** Routes that know who sends before they read, and read in bounds themselves: their bodies are not gathered beforehand. */
export function readsItself(path: string): boolean {
	return bodyLimit("POST", path) > bodyLimits.screen;
}
