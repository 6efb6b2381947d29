import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { findHomePage } from "../../domain/home-page";
import { type PersonIdentifierType, personIdentifierTypes } from "../../domain/identifiers";
import { normalUrl } from "../../domain/normal-url";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";

const inputSchema = z.object({
	connectionId: z.uuid(),
	homePage: z.url({ protocol: /^https?$/ }).max(2_000),
	type: z.enum(personIdentifierTypes),
});

/**
 * Says of which kind the numbers are that a system gives its pupils, so that messages which name them by it find their
 * pupil. Another spelling of the same address is the same system. What came before is to be read again (start-replay).
 * @throws AppError not-allowed, invalid; not-found for a connection that is not there or has ended, or a kind that was said otherwise
 */
export async function nameHomePage(scope: Scope, input: z.input<typeof inputSchema>): Promise<void> {
	if (!can(scope, "mend-data")) throw new AppError("not-allowed");
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { connectionId, homePage, type } = parsed.data;
	await inSchoolAsAdmin(scope, async (tx) => {
		const [kept] = await tx.$queryRaw<{ pages: Readonly<Record<string, PersonIdentifierType>> }[]>`
			SELECT actor_home_pages AS pages FROM connection
			WHERE school_id = ${scope.schoolId}::uuid AND id = ${connectionId}::uuid AND standard = 'xapi' AND state <> 'revoked'
			FOR UPDATE`;
		const spelled = kept ? findHomePage(Object.keys(kept.pages), homePage) : null;
		const said = spelled === null ? null : kept?.pages[spelled];
		if (!kept || (said && said !== type)) throw new AppError("not-found");
		// Said just before by a colleague.
		if (said) return;
		await tx.$executeRaw`
			UPDATE connection SET actor_home_pages = actor_home_pages || jsonb_build_object(${normalUrl(homePage)}::text, ${type}::text)
			WHERE school_id = ${scope.schoolId}::uuid AND id = ${connectionId}::uuid`;
		await recordAudit(tx, scope, "connection.name-home-page", { connectionId, kind: type });
	});
}
