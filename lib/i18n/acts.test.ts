import { expect, it } from "vitest";
import { accountActs } from "../domain/account-acts";
import { loneActs } from "../domain/lone-acts";
import { locales } from "./locales";
import { translator } from "./translator";

it.each(locales)("what was done to an account, and what was done alone, has words in %s", (locale) => {
	const [acts, alone] = [translator(locale, "accountActs"), translator(locale, "loneActs")];
	expect(accountActs.filter((act) => !acts.has(act))).toEqual([]);
	expect(loneActs.filter((act) => !alone.has(act))).toEqual([]);
});
