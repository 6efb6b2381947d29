import { expect, test } from "vitest";
import { inPlace } from "../../db/in-place";
import { testDatabase } from "../../testing/database";
import { createAccount, createRole, createSchool } from "../../testing/factories";
import { runScript, typescript } from "../run-script";

testDatabase();

async function address(...words: string[]) {
	const script = typescript("lib/run/school/main.ts", "address", ...words);
	const { child, ended } = runScript(script, process.env, ["ignore", "pipe", "pipe"]);
	let said = "";
	const hear = (part: Buffer) => {
		said += part.toString();
	};
	child.stdout?.on("data", hear);
	child.stderr?.on("data", hear);
	return { code: await ended, said };
}

test("address gives an account another address, and says what is not there or not whole", async () => {
	const { schoolId, name } = await createSchool();
	const { userId, email } = await createAccount();
	await createRole(schoolId, userId);
	const of = ["--school", schoolId, "--email", email];
	const done = await address(...of, "--to", "nieuw@school.example");
	expect([done.code, done.said]).toEqual([0, expect.stringContaining(name)]);
	const account = await inPlace({ placeId: schoolId }, (tx) => tx.userAccount.findFirstOrThrow());
	expect(account.email).toBe("nieuw@school.example");
	const gone = await address(...of, "--to", "ander@school.example");
	expect([gone.code, gone.said]).toEqual([1, expect.stringContaining("this place has no account of this --email")]);
	const unclear = await address(...of);
	expect([unclear.code, unclear.said]).toEqual([2, expect.stringContaining("give --to")]);
}, 120_000);
