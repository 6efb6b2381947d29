import { describe, expect, test } from "vitest";
import { z } from "zod";
import { groupId } from "../domain/ids";
import { checked, many, optional, optionalText, secretText, typedText } from "./form-schemas";

const form = z.object({
	name: typedText,
	note: optionalText,
	password: secretText,
	ready: checked,
	group: optional(groupId),
	groups: many(groupId),
});
const id = "00000000-0000-4000-8000-00000000000A";

describe("fields of a form", () => {
	test("are nothing where they are not there", () => {
		expect(form.parse({})).toEqual({ name: "", note: null, password: "", ready: false, group: null, groups: [] });
	});

	test("come once or several times", () => {
		const sent = { name: " Noor ", note: " ", password: " a ", ready: "on", group: "", groups: id };
		expect(form.parse(sent)).toEqual({
			...{ name: "Noor", note: null, password: " a ", ready: true, group: null },
			groups: [id.toLowerCase()],
		});
		expect(form.parse({ group: id, groups: [id, id] })).toMatchObject({
			group: id.toLowerCase(),
			groups: [id.toLowerCase(), id.toLowerCase()],
		});
	});

	test("refuse what they are not", () => {
		expect(form.safeParse({ group: "none" }).success).toBe(false);
		expect(form.safeParse({ groups: ["none"] }).success).toBe(false);
		expect(form.safeParse({ name: ["a", "b"] }).success).toBe(false);
	});
});
