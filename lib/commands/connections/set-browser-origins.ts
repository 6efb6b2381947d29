import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import type { Shown } from "../../domain/answer";
import { readBrowserOrigin } from "../../domain/browser-origin";
import type { ConnectionId } from "../../domain/ids";
import { env } from "../../env";
import { AppError } from "../../errors";
import { findStandard } from "../../standards/registry";
import { requireSeen } from "../acts/require-seen";
import { recordAudit } from "../record-audit";

const mostOrigins = 20;

/** As the form shows them: one a line. */
export function shownOrigins(browserOrigins: readonly string[]): Shown {
	return { origins: browserOrigins.join("\n") };
}

/**
 * Sets the origins of the pages whose content may send to a connection from a browser; none: no page may.
 * @param lines as they were typed; empty ones do not count
 * @param seen the version of shownOrigins that was changed; null: whatever it is
 * @throws ChangedMeanwhile; AppError invalid (origin-not-read, too-many-origins); not-found for a connection that is not there, has
 * ended, or is of a standard whose content runs in no browser
 */
export async function setBrowserOrigins(
	scope: Scope,
	connectionId: ConnectionId,
	lines: readonly string[],
	seen: string | null = null,
): Promise<void> {
	requireAdmin(scope);
	const browserOrigins = readOrigins(lines);
	const { schoolId } = scope;
	const where = { schoolId, id: connectionId, state: { not: "revoked" } };
	await inSchoolAsAdmin(scope, async (tx) => {
		const connection = await tx.connection.findFirst({ where, select: { standard: true } });
		const standard = connection && findStandard(connection.standard);
		if (!standard?.endpoints.some((endpoint) => endpoint.browserContent)) throw new AppError("not-found");
		const read = async () => shownOrigins((await tx.connection.findFirst({ where }))?.browserOrigins ?? []);
		await requireSeen(tx, scope, {
			...{ seen, lock: `browser origins ${connectionId}`, read },
			...{ actions: ["connection.set-origins"], subject: { connectionId } },
		});
		const done = await tx.connection.updateMany({ where, data: { browserOrigins } });
		if (done.count === 0) throw new AppError("not-found");
		await recordAudit(tx, scope, "connection.set-origins", { connectionId, count: browserOrigins.length });
	});
}

function readOrigins(lines: readonly string[]): string[] {
	const loopback = env().ALLOW_LOOPBACK_CALLS === "yes";
	const origins = lines
		.filter((line) => line.trim() !== "")
		.map((line) => {
			const origin = readBrowserOrigin(line, { loopback });
			if (origin === null) throw new AppError("invalid", "origin-not-read");
			return origin;
		});
	const unique = [...new Set(origins)].sort();
	if (unique.length > mostOrigins) throw new AppError("invalid", "too-many-origins");
	return unique;
}
