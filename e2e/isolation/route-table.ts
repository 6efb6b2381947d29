import { randomUUID } from "node:crypto";
import type { Person, TestWorld } from "../school";

/** Who may open a route, and with which ids. A new route gets a row here; without one the isolation test fails. */
export interface RouteRow {
	/** Anybody may, signed in or not: pages before sign-in, and endpoints that authenticate clients themselves. */
	readonly open?: true;
	/** Who may see it with the ids of `own`. Everybody else gets the same as for ids that do not exist. */
	readonly for?: readonly Person[];
	readonly own?: (world: TestWorld) => Record<string, string>;
	/** Ids of others, which nobody of `for` may open. */
	readonly foreign?: (world: TestWorld) => readonly Record<string, string>[];
	/** What the endpoint asks for besides its ids. */
	readonly query?: (world: TestWorld) => Record<string, string>;
	/** An endpoint that takes a POST alone: how it answers one without a body from whoever may. */
	readonly emptyPost?: number;
	/** Server-sent events: the answer of whoever may does not end by itself. */
	readonly stream?: true;
}

const everyone = ["anna", "bram", "carla", "dirk", "els"] as const;
/** Who has an account of their own: also who looks after a board alone. */
const anyAccount = [...everyone, "rosa", "sven"] as const;
const ownGroup = (world: TestWorld) => ({ groupId: world.groups.groep5.groupId });
const foreignGroups = (world: TestWorld) => [
	{ groupId: world.groups.groep6.groupId },
	{ groupId: world.groups.es5.groupId },
];
const goalOf = (world: TestWorld) => world.goals[0]?.goalId ?? "";
const pupilOf = (world: TestWorld) => world.pupils[0]?.pupilId ?? "";
const foreignPupils = (world: TestWorld) => [{ pupilId: world.others.groep6 }, { pupilId: world.others.es5 }];

const onePupilOneGoal: RouteRow = {
	for: ["anna"],
	own: (world) => ({ ...ownGroup(world), goalId: goalOf(world), pupilId: pupilOf(world) }),
	// A pupil of another group under one's own group is refused too.
	foreign: (world) => foreignPupils(world).map((pupil) => ({ ...ownGroup(world), goalId: goalOf(world), ...pupil })),
};

const onePupil: RouteRow = {
	for: ["anna"],
	own: (world) => ({ pupilId: pupilOf(world) }),
	foreign: foreignPupils,
};

const oneGoal: RouteRow = {
	for: ["anna"],
	own: (world) => ({ ...ownGroup(world), goalId: goalOf(world) }),
	foreign: (world) => foreignGroups(world).map((group) => ({ ...group, goalId: goalOf(world) })),
};

const oneSitting: RouteRow = {
	for: ["anna"],
	own: (world) => ({ ...ownGroup(world), sittingId: world.sittingId }),
	// The sitting is of another group, or none of this one's.
	foreign: (world) => foreignGroups(world).map((group) => ({ ...group, sittingId: world.sittingId })),
};

const onePlan: RouteRow = {
	for: ["anna"],
	own: (world) => ({ ...ownGroup(world), planId: world.plans.groep5 }),
	foreign: (world) => [
		{ ...ownGroup(world), planId: world.plans.groep6 },
		{ groupId: world.groups.groep6.groupId, planId: world.plans.groep6 },
	],
};

const oneConnection: RouteRow = {
	for: ["dirk"],
	own: (world) => ({ connectionId: world.connecting.linde.connectionId }),
	foreign: (world) => [{ connectionId: world.connecting.es.connectionId }],
};

/** The admin handles every pupil of the own school, by name and counts. */
const onePupilOfAdmin: RouteRow = {
	for: ["dirk"],
	own: (world) => ({ pupilId: pupilOf(world) }),
	foreign: (world) => [{ pupilId: world.others.es5 }],
};

export const routeTable: Readonly<Record<string, RouteRow>> = {
	"/": { for: anyAccount },
	"/sign-in": { open: true },
	"/sign-in/unlinked": { open: true },
	"/forgotten": { open: true },
	"/forgotten/[token]": { open: true },
	"/address/[token]": { open: true },
	"/address/back/[token]": { open: true },
	"/help/back-in": { open: true },
	"/invitation/[token]": { open: true },
	"/set-up": { open: true },
	"/help": { open: true },
	"/help/[topic]": { open: true, own: () => ({ topic: "position" }) },
	// The own second factor, of whoever is signed in.
	"/second-factor": { for: anyAccount },
	"/other-way": { for: anyAccount },
	// The own account, and the way out of it; who is not signed in is sent to the same page.
	"/account": { for: anyAccount },
	"/api/v1/session/end": { open: true, emptyPost: 303 },
	"/boards/[boardId]": {
		for: ["rosa"],
		own: (world) => ({ boardId: world.boards.rosa }),
		foreign: (world) => [{ boardId: world.boards.sven }],
	},
	"/boards/[boardId]/schools/[schoolId]": {
		for: ["rosa"],
		own: (world) => ({ boardId: world.boards.rosa, schoolId: world.schools.linde.schoolId }),
		foreign: (world) => [
			{ boardId: world.boards.rosa, schoolId: world.schools.es.schoolId },
			{ boardId: world.boards.sven, schoolId: world.schools.es.schoolId },
			{ boardId: world.boards.sven, schoolId: world.schools.linde.schoolId },
		],
	},
	"/outbox": { for: ["dirk"] },
	"/people": { for: ["dirk"] },
	"/security-log": { for: ["dirk"] },
	"/audit": { for: ["dirk"] },
	"/api/v1/audit/csv": { for: ["dirk"] },
	"/views": { for: ["dirk"] },
	"/processing-register": { for: ["dirk"] },
	"/retention": { for: ["dirk"] },
	"/disputed-results": { for: ["dirk"] },
	"/pupil-files": { for: ["dirk"] },
	"/pupil-files/[pupilId]": onePupilOfAdmin,
	"/api/v1/pupil-files/[pupilId]/zip": onePupilOfAdmin,
	"/api/v1/views/csv": { for: ["dirk"] },
	"/people/[userId]": {
		for: ["dirk"],
		own: (world) => ({ userId: world.people.anna.userId }),
		foreign: (world) => [{ userId: world.people.els.userId }],
	},
	"/suppliers": { for: ["dirk"] },
	"/quality": { for: ["dirk"] },
	// Units of suppliers and goals; nothing of a pupil.
	"/mapping": { for: everyone },
	"/api/v1/work/[workId]": { for: ["dirk"], own: (world) => ({ workId: world.workId }) },
	"/suppliers/connect": { for: ["dirk"] },
	"/suppliers/[connectionId]": oneConnection,
	"/suppliers/[connectionId]/change": oneConnection,
	"/suppliers/[connectionId]/manage": oneConnection,
	"/suppliers/[connectionId]/pull": {
		for: ["dirk"],
		own: (world) => ({ connectionId: world.pulling.linde.connectionId }),
		// That of another school, and an own one that is not fetched.
		foreign: (world) => [
			{ connectionId: world.pulling.es.connectionId },
			{ connectionId: world.connecting.linde.connectionId },
		],
	},
	"/api/v1/suppliers/connections/[connectionId]/live-test": oneConnection,
	"/api/v1/suppliers/agreements": { for: ["dirk"], emptyPost: 400 },
	"/api/v1/suppliers/agreements/[fileId]": {
		for: ["dirk"],
		own: (world) => ({ fileId: world.connecting.linde.fileId }),
		foreign: (world) => [{ fileId: world.connecting.es.fileId }],
	},
	"/api/v1/suppliers/consents/[consentId]/receipt": {
		for: ["dirk"],
		own: (world) => ({ consentId: world.connecting.linde.consentId }),
		foreign: (world) => [{ consentId: world.connecting.es.consentId }],
	},
	"/publication": { for: ["dirk"] },
	"/visibility": { for: ["dirk"] },
	"/roster": { for: ["dirk"] },
	"/roster/places": { for: ["dirk"] },
	"/roster/substitutes": { for: ["dirk"] },
	"/roster/school-year": { for: ["dirk"] },
	"/people-matching": { for: ["dirk"] },
	"/people-matching/[pupilId]/[otherId]": {
		for: ["dirk"],
		own: (world) => ({ pupilId: pupilOf(world), otherId: world.others.groep6 }),
		// One of the two is of another school.
		foreign: (world) => [
			{ pupilId: pupilOf(world), otherId: world.others.es5 },
			{ pupilId: world.others.es5, otherId: pupilOf(world) },
		],
	},
	"/settings": { for: ["dirk"] },
	// The rules; nothing of a pupil. Only the admin changes them.
	"/signals": { for: everyone },
	"/api/v1/signal-rules/[code]/preview": { for: ["dirk"], own: () => ({ code: "stuck-on-goal" }) },
	"/api/v1/signals/[signalId]/dismissal": {
		for: ["anna"],
		own: (world) => ({ signalId: world.signalId }),
		query: () => ({ why: "seen" }),
		emptyPost: 204,
	},
	"/api/v1/signals/[signalId]/provenance": {
		for: ["anna"],
		own: (world) => ({ signalId: world.signalId }),
	},
	"/scale-families": { for: ["dirk"] },
	// Tells an admin that there is nothing to see for that role; whose groups are listed follows from the account.
	"/groups": { for: everyone },
	"/groups/[groupId]": { for: ["anna"], own: ownGroup, foreign: foreignGroups },
	"/api/v1/groups/[groupId]/csv": { for: ["anna"], own: ownGroup, foreign: foreignGroups },
	"/groups/[groupId]/live": { for: ["anna"], own: ownGroup, foreign: foreignGroups },
	"/api/v1/groups/[groupId]/live": { for: ["anna"], own: ownGroup, foreign: foreignGroups },
	"/api/v1/groups/[groupId]/live/events": { for: ["anna"], own: ownGroup, foreign: foreignGroups, stream: true },
	"/groups/[groupId]/sittings": { for: ["anna"], own: ownGroup, foreign: foreignGroups },
	"/groups/[groupId]/sittings/[sittingId]": oneSitting,
	"/api/v1/groups/[groupId]/sittings/[sittingId]/csv": oneSitting,
	"/groups/[groupId]/effort": { for: ["anna"], own: ownGroup, foreign: foreignGroups },
	"/api/v1/groups/[groupId]/effort/provenance": { for: ["anna"], own: ownGroup, foreign: foreignGroups },
	"/api/v1/groups/[groupId]/effort/csv": { for: ["anna"], own: ownGroup, foreign: foreignGroups },
	"/groups/[groupId]/goals/[goalId]": oneGoal,
	"/api/v1/groups/[groupId]/goals/[goalId]/csv": oneGoal,
	"/groups/[groupId]/plans": { for: ["anna"], own: ownGroup, foreign: foreignGroups },
	"/groups/[groupId]/plans/new": { for: ["anna"], own: ownGroup, foreign: foreignGroups },
	"/groups/[groupId]/plans/[planId]": onePlan,
	"/groups/[groupId]/plans/[planId]/edit": onePlan,
	"/groups/[groupId]/sub-groups": { for: ["anna"], own: ownGroup, foreign: foreignGroups },
	"/groups/[groupId]/goals/[goalId]/pupils/[pupilId]": onePupilOneGoal,
	"/api/v1/groups/[groupId]/goals/[goalId]/pupils/[pupilId]/attempts": onePupilOneGoal,
	"/api/v1/groups/[groupId]/goals/[goalId]/pupils/[pupilId]/provenance": onePupilOneGoal,
	"/api/v1/groups/[groupId]/goals/[goalId]/provenance": oneGoal,
	// Whose names are found follows from the roster; an admin finds nobody.
	"/api/v1/pupils/search": { for: everyone, emptyPost: 400 },
	"/api/v1/pupils/[pupilId]/provenance": onePupil,
	"/api/v1/pupils/[pupilId]/csv": onePupil,
	"/api/v1/roster/imports": { for: ["dirk"], emptyPost: 422 },
	// Who looks after nobody reads that; whose pupils are listed follows from the account.
	"/changes": { for: ["anna", "bram", "carla", "els"] },
	"/pupils/[pupilId]": onePupil,
	"/pupils/[pupilId]/access": onePupil,
	"/pupils/[pupilId]/results": onePupil,
	"/pupils/[pupilId]/talk": onePupil,
	"/.well-known/security.txt": { open: true },
	"/api/health": { open: true },
	"/api/auth/[...nextauth]": { open: true },
	"/api/oauth/jwks": { open: true },
	"/api/oauth/token": { open: true },
	"/api/exchange/[standard]/[...path]": { open: true },
};

/** The address with these ids; ids that are not given become ones that do not exist. */
export function addressOf(pattern: string, ids: Record<string, string> = {}): string {
	return pattern.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_all, name: string) => ids[name] ?? randomUUID());
}
