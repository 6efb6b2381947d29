/**
 * The scopes that a token gets: those asked for, which must all be registered; none asked for: all that are registered.
 * @returns null when the request asks for a scope that the client does not hold, or for one in a wrong form.
 */
export function grantScopes(asked: string | null, registered: readonly string[]): readonly string[] | null {
	if (asked === null || asked === "") return registered;
	const wanted = [...new Set(asked.split(" "))];
	return wanted.every((scope) => registered.includes(scope)) ? wanted : null;
}
