/**
 * Whether a licence expression (SPDX, annex D) can be met with allowed licences alone: of OR one side is chosen, AND asks
 * for both. Licences are told apart without case; what is no expression is never allowed.
 */
export function isAllowedLicence(expression: string, allowed: ReadonlySet<string>): boolean {
	const words = expression.match(/\(|\)|[^\s()]+/g) ?? [];
	const known = new Set([...allowed].map((licence) => licence.toLowerCase()));
	let at = 0;
	const take = (...wanted: string[]) => wanted.includes(words[at] ?? "") && ++at > 0;
	const either = (): boolean => {
		let met = both();
		while (take("OR", "or")) met = both() || met;
		return met;
	};
	const both = (): boolean => {
		let met = one();
		while (take("AND", "and")) met = one() && met;
		return met;
	};
	const one = (): boolean => {
		if (take("(")) {
			const met = either();
			if (!take(")")) throw new SyntaxError(expression);
			return met;
		}
		const licence = name();
		return known.has((take("WITH", "with") ? `${licence} WITH ${name()}` : licence).toLowerCase());
	};
	const name = (): string => {
		const word = words[at++] ?? "";
		if (!/^[\w.:+-]+$/.test(word) || /^(or|and|with)$/i.test(word)) throw new SyntaxError(expression);
		return word;
	};
	try {
		return either() && at === words.length;
	} catch {
		return false;
	}
}
