import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { auditActions } from "../domain/audit-actions";
import { locales } from "./locales";
import { translator } from "./translator";

const lib = path.resolve(import.meta.dirname, "..");
/** What the code writes into the log: the type of recordAudit refuses an action that is not in the list. */
const written = readdirSync(lib, { recursive: true, encoding: "utf8" })
	.filter((file) => file.endsWith(".ts") && !/\.test\.ts$|^generated|^testing/.test(file))
	.map((file) => readFileSync(path.join(lib, file), "utf8"))
	.filter(
		(text) =>
			/recordAudits?\(|AuditAction|\bin(Own|Account)\(/.test(text) && !text.includes("export const auditActions"),
	)
	.join("\n");

describe("actions of the audit log", () => {
	it.each(locales)("have words in %s", (locale) => {
		const t = translator(locale, "audit");
		expect(auditActions.filter((action) => !t.has(`actions.${action}`))).toEqual([]);
	});

	it("are written by the code, but for what is done in another way now: the log keeps its rows", () => {
		expect(auditActions.filter((action) => !written.includes(`"${action}"`))).toEqual(["account.invite"]);
	});
});
