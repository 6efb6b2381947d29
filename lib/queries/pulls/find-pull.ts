import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import type { SchoolTransaction } from "../../db/in-school";
import type { SchoolIdentifierType } from "../../domain/identifiers";
import type { ConnectionId } from "../../domain/ids";
import { env } from "../../env";
import { AppError } from "../../errors";
import type { Connection, RosterPull } from "../../generated/prisma/client";
import { findStandard } from "../../standards/registry";
import { listRuns, type PullRun } from "./list-runs";

/** set-up: nobody said where; try: nothing was seen of what it would change; switch-on: a person decides; on: by itself. */
export type PullStage = "set-up" | "try" | "switch-on" | "on";

export interface PullSettings {
	readonly clientId: string;
	readonly tokenAddress: string;
	/** By service. */
	readonly addresses: Readonly<Record<string, string>>;
	/** Null: the school gives its consent in the system without us. */
	readonly consentAddress: string | null;
	readonly identifierType: SchoolIdentifierType;
	readonly identifierValue: string;
	readonly filter: boolean | null;
	readonly hour: number;
}
export interface PullState {
	readonly supplier: string;
	readonly stage: PullStage;
	/** Of the connection; only an active one, or one that is only approved for a trial, is asked. */
	readonly state: string;
	readonly pausedUntil: Date | null;
	readonly settings: PullSettings | null;
	/** When it is next; soon: the worker takes it within some minutes. Null: it is not on. */
	readonly nextAt: Date | "soon" | null;
	readonly services: readonly string[];
	/** That the school approved, and where our public key stands: what the system is told of us. */
	readonly scopes: readonly string[];
	readonly keyAddress: string;
	/** How the system may know the school, where we know it too. */
	readonly identifiers: readonly { readonly type: SchoolIdentifierType; readonly value: string }[];
	readonly runs: readonly PullRun[];
	/** Of the school at the system, as it stood when we last looked; none: not asked for by this program, or not yet. */
	readonly consents: readonly PullConsentRow[];
}
export interface PullConsentRow {
	readonly api: string;
	readonly status: "asked" | "pending" | "accepted" | "declined" | "revoked";
	readonly askedAt: Date | null;
	readonly seenAt: Date | null;
}

/**
 * How a roster is fetched, how far that is and how it went; null for a connection of another school, one that brings its
 * roster itself, or one that is not approved yet. No data of pupils.
 * @throws AppError not-allowed
 */
export async function findPull(scope: Scope, connectionId: ConnectionId): Promise<PullState | null> {
	if (!can(scope, "see-suppliers")) throw new AppError("not-allowed");
	const { schoolId } = scope;
	return inSchoolAsAdmin(scope, async (tx) => {
		const connection = await tx.connection.findFirst({ where: { schoolId, id: connectionId } });
		const side = connection && findStandard(connection.standard)?.pull;
		if (!connection || !side || connection.state === "asked") return null;
		const pull = await tx.rosterPull.findUnique({ where: { schoolId_connectionId: { schoolId, connectionId } } });
		const runs = await listRuns(tx, schoolId, connectionId);
		const consents = await tx.rosterPullConsent.findMany({
			where: { schoolId, connectionId },
			orderBy: { api: "asc" },
			select: { api: true, status: true, askedAt: true, seenAt: true },
		});
		const supplier = await tx.supplier.findUniqueOrThrow({ where: { id: connection.supplierId } });
		return {
			...{ supplier: supplier.name, stage: stageOf(pull, runs), settings: pull && settingsOf(pull), runs },
			...{
				state: stateOf(connection),
				pausedUntil: connection.pausedUntil,
				nextAt: pull?.nextAt ? (pull.nextAt > now() ? pull.nextAt : "soon") : null,
			},
			services: side.services,
			scopes: [...connection.scopes, ...(pull?.consentAddress && side.consent ? [side.consent.scope] : [])],
			keyAddress: `${env().PUBLIC_URL}/api/oauth/jwks`,
			consents: consents as PullConsentRow[],
			identifiers: await identifiersOf(tx, schoolId),
		};
	});
}

function stageOf(pull: RosterPull | null, runs: readonly PullRun[]): PullStage {
	if (pull === null) return "set-up";
	if (pull.nextAt !== null) return "on";
	const tried = runs.some((run) => run.trial && run.state === "done" && run.createdAt >= pull.savedAt);
	return tried ? "switch-on" : "try";
}

function stateOf({ state, pausedUntil }: Connection): string {
	return state === "paused" && pausedUntil !== null && pausedUntil <= now() ? "active" : state;
}

const addressesSchema = z.record(z.string(), z.string());

export function settingsOf(pull: RosterPull): PullSettings {
	const { clientId, tokenAddress, consentAddress, identifierValue, filter, hour } = pull;
	return {
		...{ clientId, tokenAddress, consentAddress, identifierValue, filter, hour },
		addresses: addressesSchema.parse(pull.addresses),
		identifierType: pull.identifierType as SchoolIdentifierType,
	};
}

async function identifiersOf(tx: SchoolTransaction, ownerSchool: string): Promise<PullState["identifiers"]> {
	const rows = await tx.schoolIdentifier.findMany({ where: { ownerSchool }, orderBy: { type: "asc" }, take: 20 });
	return rows.map(({ type, value }) => ({ type: type as SchoolIdentifierType, value }));
}
