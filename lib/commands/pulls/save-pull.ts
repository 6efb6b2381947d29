import { isDeepStrictEqual } from "node:util";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { now } from "../../clock";
import type { SchoolTransaction } from "../../db/in-school";
import type { Shown } from "../../domain/answer";
import type { ConnectionId } from "../../domain/ids";
import { nextHour } from "../../domain/next-hour";
import { splitAddresses } from "../../domain/pull-addresses";
import { pullMinute } from "../../domain/pull-minute";
import { AppError } from "../../errors";
import type { RosterPull } from "../../generated/prisma/client";
import { type PullSettings, settingsOf } from "../../queries/pulls/find-pull";
import { requireSeen } from "../acts/require-seen";
import { recordAudit } from "../record-audit";
import { findOwnConnection, requireManager } from "./find-own-connection";
import { type PullInput, pullSchema } from "./pull-input";

/** As the form shows it; nothing while it was not set up. */
export function shownPull(settings: PullSettings | null, services: readonly string[]): Shown {
	if (settings === null) return {};
	const { addresses, consentAddress, filter, hour, ...rest } = settings;
	const { base, own } = splitAddresses(addresses, services);
	return {
		...rest,
		...{ base, consentAddress: consentAddress ?? "", filter: String(filter ?? "default"), hour: String(hour) },
		...Object.fromEntries(services.map((service) => [`service.${service}`, own[service] ?? ""])),
	};
}

/**
 * Keeps how the roster of a connection is fetched. No secret is among it: we sign with a key of our own. Another system, or
 * another name for us or the school there, has to be tried before it is asked by itself.
 * @param seen the version of shownPull that was changed; null: whatever it is
 * @throws AppError not-allowed; invalid; not-found; ChangedMeanwhile; conflict before the connection is approved and after its end
 */
export async function savePull(
	scope: Scope | JobScope,
	connectionId: ConnectionId,
	input: PullInput,
	seen: string | null = null,
): Promise<void> {
	requireManager(scope);
	const parsed = pullSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { schoolId } = scope;
	const savedBy = scope.kind === "person" ? scope.userId : null;
	await inSchoolAsAdmin(scope, async (tx) => {
		const { connection, side } = await findOwnConnection(tx, scope, connectionId);
		if (connection.state === "asked" || connection.state === "revoked") throw new AppError("conflict");
		const key = { schoolId_connectionId: { schoolId, connectionId } };
		const before = await tx.rosterPull.findUnique({ where: key });
		await requireSeen(tx, scope, {
			...{ seen, lock: `pull ${connectionId}`, actions: ["pull.save"], subject: { connectionId } },
			read: async () => shownPull(before && settingsOf(before), side.services),
		});
		const { hour, addresses: given, ...whom } = parsed.data;
		const addresses = Object.fromEntries(side.services.map((service) => [service, given[service] ?? ""]));
		if (Object.values(addresses).includes("")) throw new AppError("invalid");
		const same = before !== null && isSame({ ...whom, addresses }, before);
		const kept = { ...whom, addresses, hour };
		if (before === null)
			await tx.rosterPull.create({
				data: {
					schoolId,
					connectionId,
					...kept,
					savedBy,
					savedAt: now(),
					source: await sourceOf(tx, schoolId, connection.standard),
				},
			});
		else if (same) {
			const nextAt = before.nextAt && nextHour(now(), hour, pullMinute(connectionId));
			await tx.rosterPull.update({ where: key, data: { hour, nextAt } });
		} else {
			await tx.rosterPull.update({ where: key, data: { ...kept, savedBy, savedAt: now(), nextAt: null, failures: 0 } });
			// Asked of another system, or for another school: other consents, under references of their own.
			await tx.rosterPullConsent.deleteMany({ where: { schoolId, connectionId } });
		}
		await recordAudit(tx, scope, "pull.save", { connectionId });
	});
}

type Whom = Pick<
	RosterPull,
	"clientId" | "tokenAddress" | "consentAddress" | "addresses" | "identifierType" | "identifierValue" | "filter"
>;

function isSame(given: Whom, before: RosterPull): boolean {
	return (Object.keys(given) as (keyof Whom)[]).every((name) => isDeepStrictEqual(given[name], before[name]));
}

/**
 * Where the school's groups come from one source, the roster goes on under its keys: whom it knows is known, and what is
 * not among what we fetch ends. Else the standard's own.
 */
async function sourceOf(tx: SchoolTransaction, schoolId: string, standard: string): Promise<string> {
	const sources = await tx.group.findMany({
		where: { schoolId, endedAt: null },
		distinct: ["source"],
		select: { source: true },
		take: 2,
	});
	const [only] = sources;
	return only && sources.length === 1 ? only.source : standard;
}
