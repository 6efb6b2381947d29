import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { z } from "zod";
import { jobScope } from "../authz/job-scope";
import { now, today } from "../clock";
import { createAccount } from "../commands/accounts/create-account";
import { grantRole } from "../commands/accounts/grant-role";
import { endBoardRole, grantBoardRole } from "../commands/boards/board-roles";
import { joinBoard } from "../commands/boards/join-board";
import { type AddedConnection, addConnection } from "../commands/connections/add-connection";
import { addSchool } from "../commands/schools/add-school";
import { setSignInRule } from "../commands/sign-in/set-sign-in-rule";
import { disconnectPrisma, prisma } from "../db/client";
import type { SchoolId, UserId } from "../domain/ids";
import { addDays } from "../domain/school-day";
import { AppError } from "../errors";
import { listStandards } from "../standards/registry";

const usage = `Usage:
  npm run school -- list
  npm run school -- add --name "De Eik" --sector po|vo|mbo --admin-email anna@school.example
      [--admin-name "Anna"]           default: the part of the address before @
      [--id 107A123]                  onderwijsaanbieder-id, by which messages name the school
      [--oie 00AA]                    OIE code (BRIN)
      [--board "Stichting Het Bos"]
      [--standard edu-v-results]      makes a connection by this standard too
      [--supplier kwartelhof]         key of its supplier: lower-case letters, digits and dashes
      [--supplier-name "Kwartelhof"]  default: the key
  npm run school -- connect --school <id from list> --standard xapi --supplier kwartelhof
      [--supplier-name "Kwartelhof"] [--adaptive yes|no|unknown]
  npm run school -- any-way --school <id from list>
      allows every way of signing in again, for a school that only lets in through a provider that is gone
  npm run school -- board --board "Stichting Het Bos" --admin-email carla@bestuur.example
      [--admin-name "Carla"] [--until 2027-08-01]   makes the board, its admin, or both; no pupils are seen
      [--factor-from 2026-12-01|never]              of a new board, default: in two weeks
  npm run school -- board-end --board "Stichting Het Bos" --admin-email carla@bestuur.example
  npm run school -- join --school <id> --board "Stichting Het Bos"    its board then sees the state of its connections
  npm run school -- leave --school <id>

The admin's password and the client's secret are printed once and stored nowhere in readable form.`;

const text = { type: "string" } as const;
const options = {
	name: text,
	sector: text,
	"admin-email": text,
	"admin-name": text,
	id: text,
	oie: text,
	board: text,
	standard: text,
	supplier: text,
	"supplier-name": text,
	school: text,
	adaptive: text,
	until: text,
	"factor-from": text,
} as const;

const supplierKey = z
	.string("give --supplier")
	.regex(/^[a-z0-9][a-z0-9-]{0,59}$/, "--supplier: lower-case letters, digits and dashes");
/** Those by which a system comes to us; the others are set up on the screens. */
const brought = listStandards().filter(({ pull }) => !pull);
const standardKey = z.string("give --standard").refine((given) => brought.some(({ key }) => key === given), {
	message: `--standard is one of: ${brought.map(({ key }) => key).join(", ")}`,
});

const connectSchema = z.object({
	school: z.uuid("--school is an id, as `list` shows it"),
	standard: standardKey,
	supplier: supplierKey,
	"supplier-name": z.string().trim().min(1).optional(),
	adaptive: z.enum(["yes", "no", "unknown"], "--adaptive is yes, no or unknown").default("unknown"),
});

const anyWaySchema = connectSchema.pick({ school: true });

const addSchema = z
	.object({
		name: z.string("give --name").trim().min(1, "--name is empty").max(200, "--name is longer than 200 characters"),
		sector: z.enum(["po", "vo", "mbo"], "give --sector po, vo or mbo"),
		"admin-email": z.email("give --admin-email, an e-mail address"),
		"admin-name": z.string().trim().min(1).optional(),
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

const schoolId = z.uuid("--school is an id, as `list` shows it");
const boardName = z
	.string("give --board")
	.trim()
	.min(1, "--board is empty")
	.max(200, "--board is longer than 200 characters");
const boardAdmin = { board: boardName, "admin-email": z.email("give --admin-email, an e-mail address") };
const boardSchema = z.object({
	...boardAdmin,
	"admin-name": z.string().trim().min(1).optional(),
	until: z.iso.date("--until is a day, as 2027-08-01").optional(),
	"factor-from": z.union([z.iso.date(), z.literal("never")], "--factor-from is a day or never").optional(),
});

async function list(): Promise<string> {
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

async function add(given: z.output<typeof addSchema>): Promise<string> {
	const email = given["admin-email"];
	if (await prisma().userAccount.findUnique({ where: { email: email.toLowerCase() } }))
		throw new AppError("conflict", "account");
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
	const password = randomBytes(15).toString("base64url");
	const { userId } = await createAccount(scope, {
		email,
		name: given["admin-name"] ?? email.replace(/@.*/, ""),
		password,
	});
	await grantRole(scope, { userId: userId as UserId, role: "admin" });
	const lines = [`school       ${schoolId}`, `admin        ${email}`, `password     ${password}`];
	if (given.standard === undefined || given.supplier === undefined) return lines.join("\n");
	const supplier = { key: given.supplier, name: given["supplier-name"] ?? given.supplier };
	return [...lines, ...shown(await addConnection(scope, { supplier, standard: given.standard }))].join("\n");
}

async function connect(given: z.output<typeof connectSchema>): Promise<string> {
	const school = await prisma().school.findUnique({ where: { id: given.school }, select: { id: true } });
	if (!school) throw new AppError("not-found", "school");
	const supplier = { key: given.supplier, name: given["supplier-name"] ?? given.supplier };
	const { standard, adaptive } = given;
	return shown(await addConnection(jobScope(school.id as SchoolId), { supplier, standard, adaptive })).join("\n");
}

async function allowAnyWay(given: z.output<typeof anyWaySchema>): Promise<string> {
	const school = await prisma().school.findUnique({ where: { id: given.school }, select: { id: true, name: true } });
	if (!school) throw new AppError("not-found", "school");
	await setSignInRule(jobScope(school.id as SchoolId), "any");
	return `${school.name} lets people in by every way again.`;
}

async function board(given: z.output<typeof boardSchema>): Promise<string> {
	const email = given["admin-email"];
	const password = randomBytes(15).toString("base64url");
	const asked = given["factor-from"] ?? addDays(today(), 14);
	const { boardId, isNew } = await grantBoardRole({
		...{ board: given.board, email, password, name: given["admin-name"] ?? email.replace(/@.*/, "") },
		endDate: given.until ?? null,
		factorFrom: asked === "never" ? null : asked,
	});
	const shownPassword = isNew ? password : "(the account was there already: its own)";
	return [`board        ${boardId}`, `admin        ${email}`, `password     ${shownPassword}`].join("\n");
}

async function boardEnd(given: { board: string; "admin-email": string }): Promise<string> {
	await endBoardRole(given.board, given["admin-email"]);
	return "ended";
}

async function join(given: { school: string; board?: string }): Promise<string> {
	await joinBoard(given.school as SchoolId, given.board ?? null);
	return given.board ? `joined       ${given.board}` : "left";
}

/** The credentials, the only time that they can be read. */
function shown(made: AddedConnection): string[] {
	return [
		`connection   ${made.connectionId}`,
		`client id    ${made.clientId}`,
		`secret       ${made.clientSecret ?? "(the client was there already: its own secret)"}`,
		`scopes       ${made.scopes.join(" ")}`,
		`made         ${now().toISOString()}`,
	];
}

/** @returns the exit code: 0 done, 1 not possible, 2 a fault in the words given */
async function main(words: string[]): Promise<number> {
	let given: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
	try {
		given = parseArgs({ args: words, options, allowPositionals: true });
	} catch (error) {
		return fail(error instanceof Error ? error.message : String(error));
	}
	const [verb, ...more] = given.positionals;
	if (more.length > 0) return fail("say one thing at a time");
	switch (verb) {
		case "list":
			return say(await list());
		case "add":
			return perform(addSchema, given.values, add);
		case "connect":
			return perform(connectSchema, given.values, connect);
		case "any-way":
			return perform(anyWaySchema, given.values, allowAnyWay);
		case "board":
			return perform(boardSchema, given.values, board);
		case "board-end":
			return perform(z.object(boardAdmin), given.values, boardEnd);
		case "join":
			return perform(z.object({ school: schoolId, board: boardName }), given.values, join);
		case "leave":
			return perform(z.object({ school: schoolId }), given.values, join);
		default:
			return fail("say list, add, connect, any-way, board, board-end, join or leave");
	}
}

async function perform<S extends z.ZodType>(
	schema: S,
	words: unknown,
	work: (given: z.output<S>) => Promise<string>,
): Promise<number> {
	const parsed = schema.safeParse(words);
	if (!parsed.success) return fail(parsed.error.issues.map((issue) => issue.message).join("\n"));
	try {
		return say(await work(parsed.data));
	} catch (error) {
		if (!(error instanceof AppError)) throw error;
		console.error(faults[`${error.code} ${error.messageKey}`] ?? faults[error.code] ?? error.message);
		return 1;
	}
}

const faults: Readonly<Record<string, string>> = {
	"conflict account": "Not added: there is an account with this --admin-email. Take another address.",
	conflict: "Not added: another school has this --id or --oie, or the supplier's client signs in in another way.",
	"not-found board": "Not joined: there is no board of this name. Make it first: `npm run school -- board`.",
	"not-found board-role": "Not ended: this account has no role at a board of this name.",
	"not-found school": "Not done: no school has this --school. See `npm run school -- list`.",
};

function say(lines: string): number {
	console.log(lines);
	return 0;
}

function fail(reason: string): number {
	console.error(`${reason}\n\n${usage}`);
	return 2;
}

try {
	process.exitCode = await main(process.argv.slice(2));
} finally {
	await disconnectPrisma();
}
