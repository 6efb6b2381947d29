import { randomBytes } from "node:crypto";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { newId } from "../../db/ids";
import type { SchoolTransaction } from "../../db/in-school";
import type { ConnectionId } from "../../domain/ids";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { type AskConnectionInput, askConnectionSchema } from "./connection-input";
import { requireAgreementFile } from "./require-agreement-file";

/**
 * Puts down what a new connection would bring, for somebody with the right to approve it. Nothing can be delivered yet.
 * @throws AppError not-allowed; invalid; not-found for a supplier that is not in the school's catalogue; conflict (asked-already)
 * when the same was asked before and still waits
 */
export async function askConnection(scope: Scope, input: AskConnectionInput): Promise<{ connectionId: ConnectionId }> {
	if (!can(scope, "manage-suppliers")) throw new AppError("not-allowed");
	const parsed = askConnectionSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { supplier, terms, credentials, ...settings } = parsed.data;
	const { schoolId, userId } = scope;
	const connectionId = newId<ConnectionId>();
	return inSchoolAsAdmin(scope, async (tx) => {
		// Two clicks wait for each other here, and the second finds the first.
		await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`connect ${schoolId}`}, 0))`;
		await requireAgreementFile(tx, schoolId, terms.agreement.fileId);
		const supplierId = "name" in supplier ? await addSupplier(tx, supplier.name) : supplier.supplierId;
		const own = { schoolId, supplierId, standard: settings.standard, state: "asked" };
		if (!("name" in supplier) && !(await isInCatalogue(tx, schoolId, supplierId))) throw new AppError("not-found");
		if ((await tx.connection.count({ where: own })) > 0) throw new AppError("conflict", "asked-already");
		await tx.connection.create({ data: { ...own, ...settings, id: connectionId, scopes: [] } });
		const asked = { id: newId(), terms, credentials: JSON.parse(JSON.stringify(credentials)) };
		await tx.connectionRequest.create({ data: { schoolId, connectionId, ...asked, askedBy: userId, askedAt: now() } });
		await recordAudit(tx, scope, "connection.ask", { connectionId, requestId: asked.id, standard: settings.standard });
		return { connectionId };
	});
}

async function isInCatalogue(tx: SchoolTransaction, schoolId: string, supplierId: string): Promise<boolean> {
	const supplier = await tx.supplier.findUnique({ where: { id: supplierId } });
	if (supplier === null || supplier.listed) return supplier !== null;
	return (await tx.connection.count({ where: { schoolId, supplierId } })) > 0;
}

/** One that the school added under this name before, else a new one that no other school sees. */
async function addSupplier(tx: SchoolTransaction, name: string): Promise<string> {
	const [known] = await tx.$queryRaw<{ id: string }[]>`
		SELECT s.id FROM supplier AS s JOIN connection AS c ON c.supplier_id = s.id
		WHERE NOT s.listed AND lower(s.name) = lower(${name}) LIMIT 1`;
	if (known) return known.id;
	const plain = name
		.normalize("NFD")
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-");
	// A name is no proof of who somebody is: the key is never that of a supplier that is known already.
	const key = `${plain.replace(/^-|-$/g, "").slice(0, 40) || "supplier"}-${randomBytes(5).toString("hex")}`;
	return (await tx.supplier.create({ data: { id: newId(), key, name, listed: false } })).id;
}
