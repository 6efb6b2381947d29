import { z } from "zod";
import { staffRoles } from "../../authz/hide-sources";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import type { Shown } from "../../domain/answer";
import { AppError } from "../../errors";
import { requireSeen } from "../acts/require-seen";
import { recordAudits } from "../record-audit";

const inputSchema = z
	.array(z.strictObject({ connectionId: z.uuid(), role: z.enum(staffRoles), visible: z.boolean() }))
	.max(1000);
export type VisibilityInput = z.input<typeof inputSchema>;

/** As the form shows it: a tick for each role that sees a source. */
export const shownVisibility = (
	sources: readonly { readonly connectionId: string; readonly hiddenFrom: readonly string[] }[],
): Shown =>
	Object.fromEntries(
		sources.flatMap(({ connectionId, hiddenFrom }) =>
			staffRoles.map((role) => [`${connectionId} ${role}`, !hiddenFrom.includes(role)] as const),
		),
	);

/**
 * Says for sources and roles whether the role sees the source; what is not named stays as it is. It holds from the next
 * question on, on screens, in files and on paper alike. An audit row for each change.
 * @param seen the version of shownVisibility that was changed, of the sources that are named; null: whatever it is
 * @returns how many changed
 * @throws AppError not-allowed, invalid; ChangedMeanwhile; not-found for a source that is not of the school
 */
export async function saveVisibility(
	scope: Scope,
	input: VisibilityInput,
	seen: string | null = null,
): Promise<number> {
	requireAdmin(scope);
	const cells = inputSchema.safeParse(input);
	if (!cells.success) throw new AppError("invalid");
	const { schoolId, userId } = scope;
	return inSchoolAsAdmin(scope, async (tx) => {
		const named = [...new Set(cells.data.map((cell) => cell.connectionId))];
		const known = await tx.connection.count({ where: { schoolId, id: { in: named } } });
		if (known !== named.length) throw new AppError("not-found");
		const read = async () => {
			const kept = await tx.visibilityRule.findMany({ where: { schoolId, connectionId: { in: named } } });
			const rolesOf = (connectionId: string) =>
				kept.filter((rule) => rule.connectionId === connectionId).map(({ role }) => role);
			return shownVisibility(named.map((connectionId) => ({ connectionId, hiddenFrom: rolesOf(connectionId) })));
		};
		const actions = ["visibility.show", "visibility.hide"] as const;
		await requireSeen(tx, scope, { seen, lock: "visibility", read, actions });
		const rules = await tx.visibilityRule.findMany({ where: { schoolId } });
		const isHidden = (connectionId: string, role: string) =>
			rules.some((rule) => rule.connectionId === connectionId && rule.role === role);
		const changed = cells.data.filter((cell) => cell.visible === isHidden(cell.connectionId, cell.role));
		const [shown, hidden] = [changed.filter((cell) => cell.visible), changed.filter((cell) => !cell.visible)];
		const keys = shown.map(({ connectionId, role }) => ({ connectionId, role }));
		if (keys.length > 0) await tx.visibilityRule.deleteMany({ where: { schoolId, OR: keys } });
		const made = { schoolId, createdBy: userId, createdAt: now() };
		await tx.visibilityRule.createMany({
			data: hidden.map(({ connectionId, role }) => ({ connectionId, role, ...made })),
			skipDuplicates: true,
		});
		await recordAudits(tx, scope, "visibility.show", keys);
		await recordAudits(
			tx,
			scope,
			"visibility.hide",
			hidden.map(({ connectionId, role }) => ({ connectionId, role })),
		);
		return changed.length;
	});
}
