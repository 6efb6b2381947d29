import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import type { SchoolTransaction } from "../../db/in-school";
import type { GroupId } from "../../domain/ids";
import { logView, type ViewedScreen } from "./log-view";

const quarterMs = 15 * 60_000;

/**
 * A look that goes on: a screen that renews itself while it is open. One row for each quarter of an hour in which the
 * person sees it, so that the log tells how long, and a lesson does not fill it with a row every second.
 */
export async function logWatch(
	tx: SchoolTransaction,
	scope: Scope,
	screen: ViewedScreen,
	viewed: { readonly groupId: GroupId; readonly onDate: string },
): Promise<void> {
	const recent = await tx.recordView.findFirst({
		where: {
			schoolId: scope.schoolId,
			groupId: viewed.groupId,
			userId: scope.userId,
			screen,
			at: { gt: new Date(now().getTime() - quarterMs) },
		},
		select: { id: true },
	});
	if (recent === null) await logView(tx, scope, screen, viewed);
}
