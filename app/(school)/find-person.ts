"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { requireScope } from "@/lib/authz/request-scope";
import { sealSearchText } from "@/lib/authz/secrets/search-text";
import { action } from "@/lib/http/action";

/** Pages of the administration where a person is found by name. */
const pathSchema = z.enum(["/people", "/people-matching", "/pupil-files", "/views"]).catch("/people");

/**
 * A search by name: comes as a POST, so that the name is in no address, and goes on to the page with the name sealed. The other fields of
 * the form go along as they are; each page reads only what it knows.
 */
export const findPerson = action("form", async (form: FormData): Promise<void> => {
	const scope = await requireScope();
	const query = new URLSearchParams();
	for (const [name, value] of form)
		if (typeof value === "string" && value !== "" && /^[a-z]{1,20}$/.test(name) && name !== "q" && name !== "path")
			query.set(name, value.slice(0, 100));
	const find = sealSearchText(scope, String(form.get("q") ?? ""));
	if (find !== "") query.set("find", find);
	redirect(`${pathSchema.parse(form.get("path"))}?${query}`);
});
