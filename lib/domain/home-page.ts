import { normalUrl } from "./normal-url";

/** The home page of a list that is the same as this one, as it is spelled there, an equal spelling first; null: none is. */
export function findHomePage(known: readonly string[], homePage: string): string | null {
	if (known.includes(homePage)) return homePage;
	const wanted = normalUrl(homePage);
	return known.find((one) => normalUrl(one) === wanted) ?? null;
}
