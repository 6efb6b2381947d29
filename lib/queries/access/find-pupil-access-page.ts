import { findPupilAccess } from "../../authz/access";
import { isMentor } from "../../authz/is-mentor";
import type { Scope } from "../../authz/scope";
import { logView } from "../../commands/views/log-view";
import { inSchool } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { countViews } from "../views/count-views";
import { selectViews, type ViewRow, viewsPage } from "../views/select-views";
import { type LoneActRow, selectLoneActs } from "./select-lone-acts";
import { selectViewers, type Viewer } from "./select-viewers";

export interface PupilAccessPage {
	readonly pupilId: PersonId;
	readonly name: string;
	readonly viewers: readonly Viewer[];
	/** What an admin did alone, in the last year, that lets one of the viewers see pupils. */
	readonly loneActs: readonly LoneActRow[];
	readonly views: readonly ViewRow[];
	/** Looks in the last 30 days, and by how many people, however many are on the page. */
	readonly recent: { readonly looks: number; readonly people: number };
	/** Before when the next page begins; null: there is no more. */
	readonly older: Date | null;
}

/**
 * M4: who can see this pupil and why, and who looked. For coaches and class teachers: who teaches one subject needs not
 * know who else looks, and gets null, as for a pupil that is not theirs or not there.
 * @param before only looks before this moment
 */
export function findPupilAccessPage(
	scope: Scope,
	pupilId: PersonId,
	before: Date | null,
): Promise<PupilAccessPage | null> {
	return inSchool(scope, async (tx) => {
		const access = await findPupilAccess(tx, scope, pupilId);
		if (access === null || !isMentor(access)) return null;
		await logView(tx, scope, "access", { pupilId });
		const [pupil] = await tx.$queryRaw<{ name: string }[]>`
			SELECT concat_ws(' ', given_name, name_prefix, family_name) AS name
			FROM person WHERE school_id = ${scope.schoolId}::uuid AND id = ${pupilId}::uuid`;
		const viewers = await selectViewers(tx, scope, pupilId);
		const employees = [...new Set(viewers.map(({ personId }) => personId))];
		const loneActs = await selectLoneActs(tx, scope, employees);
		const rows = await selectViews(tx, scope, pupilId, before);
		const views = rows.slice(0, viewsPage);
		return {
			...{ pupilId, name: pupil?.name ?? "", viewers, loneActs, views },
			recent: await countViews(tx, scope, pupilId),
			older: rows.length > viewsPage ? (views.at(-1)?.at ?? null) : null,
		};
	});
}
