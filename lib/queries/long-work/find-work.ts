import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { AppError } from "../../errors";

export interface WorkState {
	readonly workId: string;
	readonly state: "queued" | "running" | "done" | "cancelled" | "failed";
	readonly done: number;
	readonly total: number;
	readonly cancelAsked: boolean;
	/** How many ended in each way. */
	readonly report: Readonly<Record<string, number>>;
	readonly createdAt: Date;
	readonly endedAt: Date | null;
}

/**
 * How far long work is; the latest of its kind where none is named. Null: there is none, or it is another school's.
 * @throws AppError not-allowed without the right
 */
export async function findWork(
	scope: Scope,
	asked: { readonly workId: string } | { readonly kind: string },
): Promise<WorkState | null> {
	if (!can(scope, "mend-data")) throw new AppError("not-allowed");
	const which = "workId" in asked ? { id: asked.workId } : { kind: asked.kind };
	const row = await inSchoolAsAdmin(scope, (tx) =>
		tx.longWork.findFirst({ where: { schoolId: scope.schoolId, ...which }, orderBy: { createdAt: "desc" } }),
	);
	if (row === null) return null;
	const { id: workId, state, done, total, cancelAsked, report, createdAt, endedAt } = row;
	return {
		...{ workId, done, total, cancelAsked, createdAt, endedAt },
		state: state as WorkState["state"],
		report: report as WorkState["report"],
	};
}
