import { expect, it } from "vitest";
import { optionalFields, requiredFields } from "../domain/connection-fields";
import { listStandards, scopesOf } from "../standards/registry";
import { messages } from "./messages";

it.each(["nl", "en"] as const)(
	"every field, standard and scope that a school is asked for has its words in %s",
	(locale) => {
		const words = messages[locale].connections;
		const standards = listStandards();
		const scopes = standards.flatMap((standard) => [...scopesOf(standard)]);
		const missing = [
			...[...requiredFields, ...optionalFields].filter((field) => !(field in words.fields)),
			...standards.map(({ key }) => key).filter((key) => !(key in words.standards)),
			...scopes.filter((scope) => !(scope.replaceAll(".", "_") in words.scopes)),
		];
		expect(missing).toEqual([]);
	},
);
