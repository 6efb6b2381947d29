import { readFileSync } from "node:fs";
import path from "node:path";

export interface TestSchoolName {
	readonly schoolId: string;
	readonly name: string;
	readonly masterId: string;
	/** This school year, as messages name it. */
	readonly period: string;
}

/** What lib/run/command-e2e.ts made before the tests, as e2e/make-school.ts wrote it down. */
export interface TestWorld {
	readonly schools: Record<"linde" | "es" | "iep" | "wilg" | "beuk" | "berk" | "kers", TestSchoolName>;
	readonly people: Record<Person, { readonly userId: string; readonly email: string; readonly password: string }>;
	readonly groups: Record<"groep5" | "groep6" | "es5", { readonly groupId: string; readonly name: string }>;
	/** Pupils of groep5, by given name. */
	readonly pupils: readonly { readonly pupilId: string; readonly name: string; readonly eckId: string }[];
	/** A pupil of the other group, and one of the other school. */
	readonly others: { readonly groep6: string; readonly es5: string };
	/** Pupils of De Linde in no group, whom a test of each project erases. */
	readonly erased: Record<"light" | "dark", { readonly pupilId: string; readonly name: string }>;
	/** Pupils of De Linde in no group who stand in the list twice, for a test of each project. */
	readonly doubled: Record<"light" | "dark", { readonly name: string; readonly pupilIds: readonly [string, string] }>;
	/** A group plan of each of the two classes of De Linde. */
	readonly plans: Record<"groep5" | "groep6", string>;
	readonly goals: readonly { readonly goalId: string; readonly title: string }[];
	/** The second of two tests on one scale that groep5 took. */
	readonly sittingId: string;
	readonly clients: Record<"results" | "practice" | "administration", Client>;
	/** Reading again that De Linde asked for and that has ended. */
	readonly workId: string;
	/** The administration systems of De Vlier and De Hulst, which bring their rosters. */
	readonly administered: Record<"light" | "dark", Client>;
	/** A supplier that an admin of each school connected by the screens' own commands; nothing has come yet. */
	readonly connecting: Record<
		"linde" | "es",
		{ readonly connectionId: string; readonly consentId: string; readonly fileId: string }
	>;
	/** A roster that is fetched, approved at each school and set up at neither. */
	readonly pulling: Record<"linde" | "es", { readonly connectionId: string }>;
	readonly boards: Record<"rosa" | "sven", string>;
	/** A signal that is true of groep5. */
	readonly signalId: string;
	readonly troubled: TroubledClass;
	/** What De Olm's pages are of: every name there ends in marks of direction (turned-school.ts). */
	readonly turned: Readonly<Record<string, string>>;
	readonly veiled: VeiledClass;
	readonly places: PlacesWorld;
}

/** What the journeys of e2e/flows/places.spec.ts begin with, one for each project. */
export interface PlacesWorld {
	readonly small: Readonly<
		Record<
			"light" | "dark",
			{
				readonly name: string;
				readonly email: string;
				/** The path of the offer to its first admin. */
				readonly link: string;
				readonly employee: string;
			}
		>
	>;
	/** The address of somebody who had roles at De Linde and De Wilg. */
	readonly split: Readonly<Record<"light" | "dark", string>>;
}

/** A class at a school of its own, two of whose four sources are hidden from every role (lib/testing/hidden-school.ts). */
export interface VeiledClass {
	readonly groupId: string;
	readonly goalId: string;
	readonly pupilIds: readonly string[];
	/** Of the hidden sources. */
	readonly connectionIds: readonly string[];
	readonly sittingId: string;
	readonly signalIds: readonly string[];
}

/** The class of jet, with which much is wrong (troubled-class.ts), and one of its pupils. */
export interface TroubledClass {
	readonly groupId: string;
	readonly pupilId: string;
	readonly name: string;
	readonly sittingId: string;
}

/**
 * anna: class teacher of groep5; bram: of groep6; carla: staff at both schools; dirk: admin of De Linde; els: teacher of
 * the other school, whose class and pupils have the same names; fien and guus: staff without a group, who forget their
 * passwords; joris and kees: the same, who end their sessions; lies and maud: who sign in by a passkey; jet: class teacher at De Es of a class with late and wrong
 * data; hanna and ivo: admins of De Iep and De Wilg, where nothing and nobody is yet, for the walk of light and dark;
 * koen and lena: of De Beuk and De Berk, whose roster is fetched; mats and nina: of De Vlier and De Hulst, whose roster is
 * brought; kim and lex: admin and class teacher in one at De Eik
 * and De Esdoorn, where last year was not closed; vera, tess, cato, adam, hugo, morris and ezra: of the veiled class (veiled-class.ts); noud: admin of De Kastanje, which asks for a way of signing in, and
 * staff of De Kers; otto and olga: class teacher and admin of De Olm; rosa: admin of the board of De Linde and De Kers; sven: of the board of De Es.
 */
export type Person =
	| "kim"
	| "lex"
	| "anna"
	| "bram"
	| "carla"
	| "dirk"
	| "els"
	| "fien"
	| "guus"
	| "hanna"
	| "ivo"
	| "jet"
	| "joris"
	| "kees"
	| "koen"
	| "lena"
	| "lies"
	| "maud"
	| "mats"
	| "nina"
	| "noud"
	| "olga"
	| "otto"
	| "rosa"
	| "sven"
	| VeiledPerson;

/**
 * vera: class teacher; tess: teacher; cato: coach; adam: all three; hugo: class teacher whose exception ended yesterday;
 * morris: whose exception begins tomorrow; ezra: whose exception lasts until tomorrow, and who sees everything.
 */
export type VeiledPerson = "vera" | "tess" | "cato" | "adam" | "hugo" | "morris" | "ezra";

export interface Client {
	readonly clientId: string;
	readonly clientSecret: string;
	readonly connectionId: string;
	readonly scopes: readonly string[];
}

export const worldFile = path.resolve(import.meta.dirname, "../.data/test/school.json");

let world: TestWorld | undefined;
export function testWorld(): TestWorld {
	world ??= JSON.parse(readFileSync(worldFile, "utf8")) as TestWorld;
	return world;
}
