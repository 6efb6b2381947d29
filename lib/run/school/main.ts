import { parseArgs } from "node:util";
import type { z } from "zod";
import { disconnectPrisma } from "../../db/client";
import { AppError } from "../../errors";
import { address, addressSchema } from "./addresses";
import {
	board,
	boardEnd,
	boardEndSchema,
	boardSchema,
	join,
	joinSchema,
	leaveSchema,
	recover,
	recoverSchema,
} from "./boards";
import { connect, connectSchema } from "./connections";
import { add, addSchema, allowAnyWay, anyWaySchema, list } from "./schools";
import { faults, options, usage } from "./words";

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
		case "address":
			return perform(addressSchema, given.values, address);
		case "board":
			return perform(boardSchema, given.values, board);
		case "board-end":
			return perform(boardEndSchema, given.values, boardEnd);
		case "join":
			return perform(joinSchema, given.values, join);
		case "leave":
			return perform(leaveSchema, given.values, join);
		case "recover":
			return perform(recoverSchema, given.values, recover);
		default:
			return fail("say list, add, connect, any-way, address, board, board-end, join, leave or recover");
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
