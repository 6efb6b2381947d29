import { now, today } from "../../clock";
import { askConnection } from "../../commands/connections/ask-connection";
import type { AskConnectionInput } from "../../commands/connections/connection-input";
import { decideMeaning } from "../../commands/connections/decide-meaning";
import { pauseConnection, shownPause } from "../../commands/connections/pause-connection";
import { revokeConnection } from "../../commands/connections/revoke-connection";
import { shownOrigins } from "../../commands/connections/set-browser-origins";
import { setDeviation } from "../../commands/connections/set-deviation";
import { shownTerms } from "../../commands/connections/terms-in-force";
import { beginPull } from "../../commands/pulls/begin-pull";
import type { PullInput } from "../../commands/pulls/pull-input";
import { savePull, shownPull } from "../../commands/pulls/save-pull";
import { switchOnPull } from "../../commands/pulls/switch-on-pull";
import { startReplay } from "../../commands/replay/start-replay";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { SchoolId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { askFor, connect, requestOf } from "../connecting";
import { anAttempt, createCourier } from "../courier";
import { createConnection, eckIdOf } from "../factories";
import { type ActWorld, byAdmins, type DoableActs, edited } from "./act-world";

const rosterTerms = {
	...askFor().terms,
	fields: [],
	scopes: ["eduv.association", "eduv.student.basic", "eduv.employee.basic", "eduv.education"],
};
const roster = { supplier: { name: "Lijstwerk" }, standard: "edu-v-roster", terms: rosterTerms } as const;

async function asked({ admin }: ActWorld, over: Partial<AskConnectionInput> = {}) {
	const { connectionId } = await askConnection(admin, askFor(over));
	return { connectionId, requestId: await requestOf(admin, connectionId) };
}

const active = async ({ schoolId }: ActWorld) => (await createConnection(schoolId)).connectionId;
const ended = async (world: ActWorld) => {
	const connectionId = await active(world);
	await revokeConnection(world.admin, connectionId);
	return connectionId;
};

const services = ["association", "students", "employees", "education"];
const address = "https://systeem.example/eduv";
const pull: PullInput = {
	...{ clientId: "wij", tokenAddress: "https://systeem.example/token", consentAddress: null, hour: 2, filter: null },
	...{ identifierType: "onderwijsaanbieder-id", identifierValue: "104A158" },
	addresses: Object.fromEntries(services.map((service) => [service, address])),
};

/** A connection by which a roster is fetched: set up, tried, or on. */
async function pulled({ admin, schoolId }: ActWorld, until: "set-up" | "tried" | "on") {
	const { connectionId } = await connect(admin, roster);
	await savePull(admin, connectionId, pull);
	/** As the worker leaves it. */
	const done = () =>
		inSchool({ schoolId }, async (tx) => {
			await tx.rosterPullRun.updateMany({ data: { state: "done", endedAt: now() } });
			await tx.longWork.updateMany({ data: { state: "done", endedAt: now() } });
		});
	if (until === "set-up") return connectionId;
	await beginPull(admin, connectionId, { trial: true });
	await done();
	if (until === "tried") return connectionId;
	await switchOnPull(admin, connectionId);
	await done();
	return connectionId;
}
const ran = (verb: string, until: Parameters<typeof pulled>[1]) =>
	byAdmins(async (world) => ({ fields: { connectionId: await pulled(world, until), verb } }));

/** A message of which the pupil is not known, and which may be read again. */
async function held({ schoolId }: ActWorld) {
	const courier = await createCourier(schoolId);
	const { deliveryId } = await courier.deliver([anAttempt(eckIdOf(`nobody of ${schoolId}`))]);
	return { deliveryId };
}

/** A kind of message that the connection has sent and that was not used. */
async function sentKind(schoolId: SchoolId, connectionId: string) {
	const kind = { verb: "https://x.example/verb", activityType: "https://x.example/type" };
	const delivery = { schoolId, id: newId(), connectionId, standard: "xapi", version: "1.0.3", receivedAt: now() };
	const record = { schoolId, deliveryId: delivery.id, index: 0, outcome: "not-used", code: "verb-not-used", ...kind };
	await inSchool({ schoolId }, async (tx) => {
		await tx.delivery.create({ data: { ...delivery, bytes: 1, sha256: new Uint8Array(32), received: 1, notUsed: 1 } });
		await tx.deliveryRecord.create({ data: record });
	});
	return kind;
}

const decidedOfHeld = (decision: string) =>
	byAdmins(async ({ schoolId }) => {
		const { connectionId } = await createConnection(schoolId, { state: "held" });
		const hold = { code: "volume", day: today(), received: 601, normal: 60 };
		await inSchool({ schoolId }, (tx) => tx.connection.updateMany({ where: { id: connectionId }, data: { hold } }));
		return { fields: { connectionId, decision } };
	});

/** What an admin does to suppliers, their connections and what these bring. */
export const supplierActs: DoableActs = {
	askForConnection: byAdmins(() => {
		const supplier = { supplierName: "Oefenhaven", standard: "xapi", way: "secret", adaptive: "unknown" };
		const { fields } = edited(shownTerms(askFor().terms), supplier);
		return { fields: { ...fields, lateAfterSchoolDays: "" } };
	}),
	approveRequest: byAdmins(async (world) => ({ fields: await asked(world, roster) })),
	approveRequestWithSecret: byAdmins(async (world) => ({ fields: await asked(world) })),
	withdrawRequest: byAdmins(async (world) => ({ fields: await asked(world) })),
	changeTerms: byAdmins(async ({ admin }) => {
		const { connectionId } = await connect(admin);
		return edited(shownTerms(askFor().terms), { connectionId, retentionDays: "200" });
	}),
	"pauseConnection: pause": byAdmins(async (world) => {
		const [connectionId, until] = [await active(world), addDays(today(), 3)];
		return edited(shownPause({ state: "active", pausedUntil: null }), { connectionId, until, decision: "pause" });
	}),
	"pauseConnection: resume": byAdmins(async (world) => {
		const connectionId = await active(world);
		await pauseConnection(world.admin, connectionId, null);
		const shown = shownPause({ state: "paused", pausedUntil: null });
		return edited(shown, { connectionId, decision: "resume" });
	}),
	setOrigins: byAdmins(async ({ schoolId }) => {
		const { connectionId } = await createConnection(schoolId, { standard: "xapi" });
		return edited(shownOrigins([]), { connectionId, origins: "https://inhoud.example" });
	}),
	renewSecret: byAdmins(async ({ admin }) => {
		const { connectionId } = await connect(admin);
		return { fields: { connectionId, secretVersion: "0" } };
	}),
	"endConnection: keep": byAdmins(async (world) => ({
		fields: { connectionId: await active(world), after: "keep", sure: "on" },
	})),
	"endConnection: erase": byAdmins(async (world) => ({
		fields: { connectionId: await active(world), after: "erase", sure: "on" },
	})),
	eraseConnection: byAdmins(async (world) => ({ fields: { connectionId: await ended(world), sure: "on" } })),
	savePullSettings: byAdmins(async ({ admin }) => {
		const { connectionId } = await connect(admin, roster);
		const own = Object.fromEntries(services.map((service) => [`service.${service}`, ""]));
		const { identifierType, identifierValue, tokenAddress, clientId } = pull;
		const of = { connectionId, clientId, tokenAddress, identifierType, identifierValue, base: address };
		return edited(shownPull(null, services), { ...of, ...own, consentAddress: "", filter: "default", hour: "3" });
	}),
	"runPull: try": ran("try", "set-up"),
	"runPull: try again": ran("tryAgain", "tried"),
	"runPull: switch on": ran("switchOn", "tried"),
	"runPull: now": ran("now", "on"),
	readAgain: byAdmins(async (world) => ({ fields: { delivery: (await held(world)).deliveryId } })),
	endWork: byAdmins(async (world) => {
		const { deliveryId } = await held(world);
		return { fields: { workId: (await startReplay(world.admin, { deliveryId, index: null })).workId } };
	}),
	nameKind: byAdmins(async ({ schoolId }) => {
		const { connectionId } = await createConnection(schoolId, { standard: "xapi" });
		return { fields: { connectionId, homePage: "https://leerlingen.example/", type: "asi" } };
	}),
	decideKind: byAdmins(async ({ schoolId }) => {
		const { connectionId } = await createConnection(schoolId, { standard: "xapi" });
		const kind = await sentKind(schoolId, connectionId);
		return { fields: { connectionId, ...kind, reach: "pair", as: "answered" } };
	}),
	endKind: byAdmins(async ({ admin, schoolId }) => {
		const { connectionId } = await createConnection(schoolId, { standard: "xapi" });
		const kind = await sentKind(schoolId, connectionId);
		await decideMeaning(admin, { connectionId, ...kind, reach: "pair", as: "use" });
		const read = { state: "done", endedAt: now() };
		await inSchool({ schoolId }, (tx) => tx.longWork.updateMany({ where: { schoolId }, data: read }));
		const row = await inSchool({ schoolId }, (tx) => tx.readingDecision.findFirstOrThrow({ where: { connectionId } }));
		return { fields: { connectionId, decisionId: row.id } };
	}),
	"switchDeviation: let in": byAdmins(async ({ schoolId }) => {
		const { connectionId } = await createConnection(schoolId, { standard: "xapi" });
		return { fields: { connectionId, deviation: "group-activity", decision: "let-in" } };
	}),
	"switchDeviation: refuse": byAdmins(async ({ admin, schoolId }) => {
		const { connectionId } = await createConnection(schoolId, { standard: "xapi" });
		await setDeviation(admin, { connectionId, deviation: "group-activity", isLet: true });
		return { fields: { connectionId, deviation: "group-activity", decision: "refuse" } };
	}),
	"decideHeld: pass": decidedOfHeld("pass"),
	"decideHeld: refuse": decidedOfHeld("refuse"),
};
