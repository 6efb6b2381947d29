import { z } from "zod";
import { jobScope } from "../../authz/job-scope";
import { addConnection } from "../../commands/connections/add-connection";
import { offerRole } from "../../commands/offers/offer-role";
import { addSchool } from "../../commands/schools/add-school";
import { setSignInRule } from "../../commands/sign-in/set-sign-in-rule";
import { prisma } from "../../db/client";
import { shown, standardKey, supplierKey } from "./connections";
import { findSchool } from "./find-school";
import { adminEmail, adminName, nameOf, schoolId } from "./words";

export const addSchema = z
	.object({
		name: z.string("give --name").trim().min(1, "--name is empty").max(200, "--name is longer than 200 characters"),
		sector: z.enum(["po", "vo", "mbo"], "give --sector po, vo or mbo"),
		"admin-email": adminEmail,
		"admin-name": adminName,
		id: z
			.string()
			.regex(/^\d{3}[Aa]\d{3}$/, "--id has the form 107A123")
			.optional(),
		oie: z
			.string()
			.regex(/^\d{2}[A-Za-z]{2}(\d{2})?$/, "--oie has the form 00AA or 00AA00")
			.optional(),
		board: z.string().trim().min(1).optional(),
		standard: standardKey.optional(),
		supplier: supplierKey.optional(),
		"supplier-name": z.string().trim().min(1).optional(),
	})
	.refine((given) => (given.standard === undefined) === (given.supplier === undefined), {
		message: "--standard and --supplier go together",
	});

export const anyWaySchema = z.object({ school: schoolId });

export async function list(): Promise<string> {
	const schools = await prisma().school.findMany({
		select: { id: true, name: true, sector: true, identifiers: { select: { type: true, value: true } } },
		orderBy: { name: "asc" },
		take: 1000,
	});
	if (schools.length === 0) return "No school yet.";
	return schools
		.map((school) => {
			const names = school.identifiers.map(({ type, value }) => `${type} ${value}`).join(", ");
			return `${school.id}  ${school.sector}  ${school.name}${names === "" ? "" : `  (${names})`}`;
		})
		.join("\n");
}

export async function add(given: z.output<typeof addSchema>): Promise<string> {
	const email = given["admin-email"];
	const { schoolId } = await addSchool({
		name: given.name,
		sector: given.sector,
		identifiers: [
			...(given.id ? [{ type: "onderwijsaanbieder-id" as const, value: given.id }] : []),
			...(given.oie ? [{ type: "oie-code" as const, value: given.oie }] : []),
		],
		boardName: given.board ?? null,
	});
	const scope = jobScope(schoolId);
	const { link } = await offerRole(scope, { email, name: nameOf(email, given["admin-name"]), role: "admin" });
	const lines = [`school       ${schoolId}`, `admin        ${email}`, `link         ${link}`];
	if (given.standard === undefined || given.supplier === undefined) return lines.join("\n");
	const supplier = { key: given.supplier, name: given["supplier-name"] ?? given.supplier };
	return [...lines, ...shown(await addConnection(scope, { supplier, standard: given.standard }))].join("\n");
}

export async function allowAnyWay(given: z.output<typeof anyWaySchema>): Promise<string> {
	const school = await findSchool(given.school);
	await setSignInRule(jobScope(school.schoolId), "any");
	return `${school.name} lets people in by every way again.`;
}
