"use server";
import { z } from "zod";
import { sealSearchText } from "@/lib/authz/secrets/search-text";
import { action, leadTo } from "@/lib/http/action";

/** Pages of the administration where a person is found by name. */
const path = z.enum(["/people", "/people-matching", "/pupil-files", "/views"]).catch("/people");

/**
 * A search by name: comes as a POST, so that the name is in no address, and goes on to the page with the name sealed. The other fields of
 * the form go along as they are; each page reads only what it knows.
 */
export const findPerson = action({
	scope: "person",
	input: z.looseObject({ q: z.string().default(""), path }),
	work: async ({ scope, input: { q, path: to, ...others } }) => {
		const query = new URLSearchParams();
		for (const [name, value] of Object.entries(others))
			if (typeof value === "string" && value !== "" && /^[a-z]{1,20}$/.test(name)) query.set(name, value.slice(0, 100));
		const find = sealSearchText(scope, q);
		if (find !== "") query.set("find", find);
		return leadTo(`${to}?${query}`);
	},
});
