import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";

export interface OutboxLetter {
	readonly id: string;
	readonly toAddress: string;
	readonly template: string;
	readonly locale: string;
	readonly params: {
		readonly name: string;
		readonly school: string;
		readonly link: string | null;
		readonly supplier?: string;
	};
	readonly createdAt: Date;
	readonly sentAt: Date | null;
	readonly failed: boolean;
}

const paramsSchema = z.object({
	name: z.string(),
	school: z.string(),
	link: z.string().nullable(),
	supplier: z.string().optional(),
});

/**
 * The latest hundred letters to people of the school, for its admin. A link that opens an account is in none of them.
 */
export async function listOutbox(scope: Scope): Promise<OutboxLetter[]> {
	requireAdmin(scope);
	const { schoolId } = scope;
	const rows = await inSchoolAsAdmin(scope, (tx) =>
		tx.outboxMail.findMany({ where: { placeId: schoolId }, orderBy: { createdAt: "desc" }, take: 100 }),
	);
	return rows.map(({ id, toAddress, template, locale, params, createdAt, sentAt, error }) => {
		const words = paramsSchema.parse(params);
		return {
			id,
			toAddress,
			template,
			locale,
			params: words,
			createdAt,
			sentAt,
			failed: error !== null,
		};
	});
}
