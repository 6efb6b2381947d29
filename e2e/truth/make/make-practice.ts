import type { Random } from "../random";
import type { RawDelivery, RawMapping, RawSupplier } from "../raw-school";
import { answerStatement, madeUuid, statementsDelivery, type WireAnswer } from "../wire";
import type { Roster } from "./make-roster";
import { statementOfUse, voidStatement } from "./make-use";

interface Made {
	readonly suppliers: RawSupplier[];
	readonly deliveries: RawDelivery[];
	readonly mappings: RawMapping[];
}

/** Weekdays in the six weeks before, and one week that is too long ago to be evidence. */
const days = ["2026-09-15", "2026-10-14", "2026-10-26", "2026-11-04", "2026-11-11", "2026-11-17", "2026-11-19"];

/** One platform that tells of an answer twice (page and server), or one that tells of it once. */
export function makePractice(random: Random, school: string, roster: Roster): Made {
	const made: Made = { suppliers: [], deliveries: [], mappings: [] };
	for (let index = 0, count = random.int(0, 2); index < count; index += 1)
		makePlatform(random, school, roster, made, index);
	return made;
}

function makePlatform(random: Random, school: string, roster: Roster, made: Made, index: number): void {
	const supplier = `oefen${index + 1}`;
	const host = `leren${index + 1}.example`;
	const twice = random.chance(0.5);
	const homePage = `https://${host}`;
	made.suppliers.push({ key: supplier, standard: "xapi", adaptive: "no", homePage });
	const units = ["A1", "A2", "D1"].filter(() => random.chance(0.7));
	const statements: object[] = [];
	const make = { random, school, supplier, host, twice, statements };
	for (const goal of units) {
		const unit = `https://${host}/blok/${goal}`;
		made.mappings.push({ supplier, kind: "unit", sourceId: unit, goal });
		for (const { key, account } of roster.pupils) if (random.chance(0.8)) practise(make, { key, account }, unit);
	}
	// In pieces, in any order: the page and the server of a platform send when they like.
	const mixed = random.shuffle(statements);
	const size = Math.max(1, Math.ceil(mixed.length / random.int(1, 4)));
	for (let from = 0; from < mixed.length; from += size)
		made.deliveries.push(statementsDelivery(supplier, mixed.slice(from, from + size)));
	// What is taken back, after all has come.
	const voids = statements.filter(() => random.chance(0.02)) as { id: string; actor: object }[];
	if (voids.length > 0)
		made.deliveries.push(
			statementsDelivery(
				supplier,
				voids.map(({ actor, id }) => voidStatement(actor, id)),
			),
		);
}

interface Making {
	readonly random: Random;
	readonly school: string;
	readonly supplier: string;
	readonly host: string;
	readonly twice: boolean;
	readonly statements: object[];
}

function practise(make: Making, pupil: { key: string; account: string }, unit: string): void {
	const { random } = make;
	const ability = random.next();
	const items = random.int(1, 16);
	for (let number = random.int(0, 3); number > 0; number -= 1) {
		const actor = { account: { homePage: `https://${make.host}`, name: pupil.account } };
		make.statements.push(statementOfUse(random, { ...make, actor, account: `${pupil.account} ${unit}`, number }));
	}
	const own = random.shuffle(days).slice(0, random.int(1, 4));
	for (let item = 0; item < items; item += 1) {
		const tries = random.chance(0.2) ? 2 : 1;
		for (let attempt = 0; attempt < tries; attempt += 1) {
			const day = random.pick(own);
			// Each try at a moment of its own, so that two tries are never two reports of one.
			const minute = String((item * 3 + attempt) % 60).padStart(2, "0");
			const verdict = random.chance(0.06) ? null : random.next() < ability;
			answer(make, pupil, {
				unit,
				item: `${unit}/opgave/${item}`,
				day,
				minute,
				hour: attempt === 0 ? "09" : "10",
				verdict,
			});
		}
	}
}

interface Tried {
	readonly unit: string;
	readonly item: string;
	readonly day: string;
	readonly hour: string;
	readonly minute: string;
	readonly verdict: boolean | null;
}

function answer(make: Making, pupil: { key: string; account: string }, tried: Tried): void {
	const { random, statements, host } = make;
	const { unit, item, day, hour, minute, verdict } = tried;
	const name = pupil.account;
	const homePage = random.pick([`https://${host}`, `https://${host}/`, `HTTPS://${host.toUpperCase()}/`]);
	const actor = { objectType: "Agent", account: { homePage, name } };
	const result = verdict === null ? { completion: true, response: "x" } : { success: verdict, response: "x" };
	const at = (seconds: string) => `${day}T${hour}:${minute}:${seconds}Z`;
	const say = (verb: WireAnswer["verb"], seconds: string, said: object = result) => {
		const id = madeUuid(`${make.school} ${make.supplier} ${pupil.key} ${item} ${at(seconds)} ${verb}`);
		statements.push(answerStatement({ id, actor, verb, item, unit, at: at(seconds), result: said }));
	};
	if (!make.twice) say("answered", "10");
	// An open answer is marked by hand, with points and without a verdict.
	if (!make.twice && verdict === null && random.chance(0.5))
		say("assessed", "59", { response: "x", score: { min: 0, max: 2, raw: 2, scaled: 1 } });
	if (make.twice) say("evaluated", random.pick(["10", "10.120331"]));
	if (!make.twice) return;
	if (random.chance(0.7)) say("attempted", random.pick(["10", "11", "12"]));
	// A second press of the button: another verdict, so another answer.
	else if (verdict !== null && random.chance(0.4)) say("attempted", "11", { success: !verdict });
}
