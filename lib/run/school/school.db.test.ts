import { expect, test } from "vitest";
import { signIn } from "../../authz/sign-in/sign-in";
import { resetPassword } from "../../commands/accounts/reset-password";
import { acceptOffer } from "../../commands/offers/accept-offer";
import { testDatabase } from "../../testing/database";
import { runScript, typescript } from "../run-script";

testDatabase();

const link = /^link +http:\/\/localhost:3000\/invitation\/([\w-]{43})$/m;

/** The command as npm calls it, on this file's database. */
async function school(...words: string[]) {
	const { child, ended } = runScript(typescript("lib/run/school/main.ts", ...words), process.env, [
		"ignore",
		"pipe",
		"pipe",
	]);
	let said = "";
	child.stdout?.on("data", (part: Buffer) => {
		said += part.toString();
	});
	child.stderr?.on("data", (part: Buffer) => {
		said += part.toString();
	});
	return { code: await ended, said };
}

test("add makes a school with its admin and a connection, list shows it, and doubles are refused", async () => {
	const words = ["add", "--name", "De Eik", "--sector", "po", "--id", "107A123"];
	const admin = ["--admin-email", "anna@school.example"];
	const added = await school(...words, ...admin, "--standard", "edexml", "--supplier", "kwartelhof");
	expect(added.code, added.said).toBe(0);
	for (const line of [/^school +\S{36}$/m, link, /^secret +\S{20,}$/m, /^scopes +roster.write$/m])
		expect(added.said).toMatch(line);
	// The account begins when its holder accepts: no password is told.
	expect(added.said).not.toMatch(/password/);
	expect((await school("list")).said).toContain("po  De Eik  (onderwijsaanbieder-id 107A123)");
	const sameAdmin = await school("add", "--name", "De Den", "--sector", "po", ...admin);
	// Whom another school knows is offered a role as anybody else: it is another account.
	expect([sameAdmin.code, sameAdmin.said]).toEqual([0, expect.stringMatching(link)]);
	expect(link.exec(sameAdmin.said)?.[1]).not.toBe(link.exec(added.said)?.[1]);
	const sameId = await school(...words, "--admin-email", "bram@school.example");
	expect([sameId.code, sameId.said]).toEqual([1, expect.stringContaining("--id or --oie")]);
	const unclear = await school("add", "--name", "De Den");
	expect([unclear.code, unclear.said]).toEqual([2, expect.stringContaining("give --sector po, vo or mbo")]);
}, 120_000);

test("connect gives a school that is there another supplier, and an unknown school is said so", async () => {
	const added = await school("add", "--name", "De Berk", "--sector", "po", "--admin-email", "carla@school.example");
	const id = /^school +(\S{36})$/m.exec(added.said)?.[1] ?? "";
	const to = (schoolId: string) => ["connect", "--school", schoolId, "--standard", "xapi", "--supplier", "oefenhof"];
	const connected = await school(...to(id), "--adaptive", "yes");
	expect(connected.code, connected.said).toBe(0);
	expect(connected.said).toMatch(/^secret +\S{20,}$/m);
	const unknown = await school(...to("00000000-0000-4000-8000-000000000000"));
	expect([unknown.code, unknown.said]).toEqual([1, expect.stringContaining("no school has this --school")]);
	const unclear = await school("connect", "--school", id, "--standard", "smoke", "--supplier", "oefenhof");
	expect([unclear.code, unclear.said]).toEqual([2, expect.stringContaining("--standard is one of")]);
}, 120_000);

test("board makes a board with its admin, a school joins it and leaves, and what is not there is said", async () => {
	const name = ["--board", "Stichting Het Bos"];
	const carla = [...name, "--admin-email", "carla@bestuur.example"];
	const made = await school("board", ...carla);
	expect(made.code, made.said).toBe(0);
	for (const line of [/^board +\S{36}$/m, link]) expect(made.said).toMatch(line);
	const twice = await school("board", ...carla);
	expect([twice.code, twice.said]).toEqual([1, expect.stringContaining("is open already")]);
	await acceptOffer(link.exec(made.said)?.[1] ?? "", { password: "vier gewone woorden samen" });
	expect((await school("board", ...carla)).said).toContain("(the board knows this address");

	const added = await school("add", "--name", "De Den", "--sector", "po", "--admin-email", "ans@den.example");
	const id = /^school +(\S{36})$/m.exec(added.said)?.[1] ?? "";
	expect(await school("join", "--school", id, ...name)).toMatchObject({
		code: 0,
		said: expect.stringMatching(/^joined/),
	});
	expect(await school("leave", "--school", id)).toMatchObject({ code: 0, said: expect.stringMatching(/^left/) });
	expect(await school("join", "--school", id, "--board", "Elders")).toMatchObject({
		code: 1,
		said: expect.stringContaining("there is no board of this name"),
	});
	expect((await school("board-end", ...carla)).code).toBe(0);
	const nobody = await school("board-end", ...name, "--admin-email", "els@bestuur.example");
	expect([nobody.code, nobody.said]).toEqual([1, expect.stringContaining("no role at a board of this name")]);
}, 120_000);

test("recover prints one link for one account of the place that is named, and says what it does not know", async () => {
	const email = "dora@school.example";
	const add = (name: string) => school("add", "--name", name, "--sector", "po", "--admin-email", email);
	const [one, other] = [await add("De Es"), await add("De Iep")];
	const password = "vier gewone woorden samen";
	for (const { said } of [one, other]) await acceptOffer(link.exec(said)?.[1] ?? "", { password });
	const idOf = (said: string) => /^school +(\S{36})$/m.exec(said)?.[1] ?? "";
	const recovered = await school("recover", "--school", idOf(one.said), "--email", email);
	expect(recovered.code, recovered.said).toBe(0);
	const token = /^link +http:\/\/localhost:3000\/forgotten\/([\w-]{43})$/m.exec(recovered.said)?.[1] ?? "";
	await resetPassword(token, { password: "vijf andere woorden hier" });
	const placesBy = async (typed: string) => {
		const came = await signIn({ email, password: typed, address: "198.51.100.1", device: undefined });
		return came.ok && came.proofs.map(({ placeId }) => placeId);
	};
	expect([await placesBy(password), await placesBy("vijf andere woorden hier")]).toEqual([
		[idOf(other.said)],
		[idOf(one.said)],
	]);
	const nobody = await school("recover", "--school", idOf(one.said), "--email", "els@school.example");
	expect(nobody.code, nobody.said).toBe(1);
	const nowhere = await school("recover", "--email", email);
	expect([nowhere.code, nowhere.said]).toEqual([2, expect.stringContaining("give --school or --board")]);
}, 120_000);
