import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { prisma } from "../../db/client";
import type { SubjectKey } from "../../domain/subjects";
import { AppError } from "../../errors";

export interface MappableGoal {
	readonly goalId: string;
	readonly subjectKey: SubjectKey;
	readonly code: string;
	readonly title: string;
	readonly text: string;
	/** The title of the domain above it; null: it stands alone. */
	readonly domain: string | null;
}

/** The goals of the school's sector that something can be mapped to, in the order of their tree. */
export async function listGoals(scope: Scope): Promise<MappableGoal[]> {
	if (!can(scope, "map-goals")) throw new AppError("not-allowed");
	const school = await prisma().school.findUniqueOrThrow({ where: { id: scope.schoolId }, select: { sector: true } });
	const goals = await prisma().goal.findMany({
		where: { sector: school.sector, measurable: true },
		select: {
			...{ id: true, subjectKey: true, code: true, title: true, text: true },
			parent: { select: { title: true } },
		},
		orderBy: [{ subjectKey: "asc" }, { position: "asc" }, { id: "asc" }],
		take: 2_000,
	});
	return goals.map(({ id, subjectKey, parent, ...goal }) => ({
		...goal,
		goalId: id,
		subjectKey: subjectKey as SubjectKey,
		domain: parent?.title ?? null,
	}));
}
