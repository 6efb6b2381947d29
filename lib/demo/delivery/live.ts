import { setTimeout as wait } from "node:timers/promises";
import { now, today } from "../../clock";
import { addDays } from "../../domain/school-day";
import { minutesOfDay } from "../model/amsterdam-time";
import { chooseUnit, makeSession, type PracticeSession } from "../model/practice-day";
import { createRandom, type Random } from "../model/random";
import { isDemoSchoolDay } from "../model/school-calendar";
import { listSittings } from "../model/test-plan";
import { isLearningOn, levelOn, type World } from "../model/world";
import { correctionOf } from "../suppliers/late-habits";
import { resultsMessage } from "../suppliers/results-message";
import { type DemoStatement, sessionStatements, voiding } from "../suppliers/xapi-statements";
import { deliverFresh, deliverResults, deliverStatements, Refused } from "./deliver";
import { dayMessages, dayStatements, type Lane, versionOf } from "./history";

export interface LiveRun {
	readonly world: World;
	readonly lanes: readonly Lane[];
	readonly signal: AbortSignal;
	/** Told of every round: how many statements were taken. */
	onRound(count: number): void;
	/** Told of what was refused, in words; the next round goes on. */
	onRefused(what: string): void;
	/** Default 3 s. */
	readonly roundMs?: number;
}

const defaultRoundMs = 3000;
/** Outside school hours there is little to see at a real pace: then this many pupils work in each round. */
const sessionsPerRound = 3;

/** Practice as it happens, for as long as the demo runs. */
export async function deliverLive(run: LiveRun): Promise<void> {
	const sender = new LiveSender(run);
	while (!run.signal.aborted) {
		run.onRound(await sender.round());
		await wait(run.roundMs ?? defaultRoundMs, undefined, { signal: run.signal }).catch(() => undefined);
	}
}

/** Plays the plan of the day while school is on; else lets some pupils work at home. */
class LiveSender {
	private day = "";
	private readonly queues = new Map<Lane, DemoStatement[]>();
	private readonly random: Random;
	private rounds = 0;
	private sessions = 0;
	private readonly began = now().toISOString();

	constructor(private readonly run: LiveRun) {
		this.random = createRandom(run.world.seed, "live", this.began);
	}

	async round(): Promise<number> {
		this.rounds += 1;
		const day = today();
		if (day !== this.day) await this.goOnAfter(() => this.beginDay(day));
		let sent = 0;
		const minutes = minutesOfDay(now());
		const atSchool = isDemoSchoolDay(day) && minutes >= 510 && minutes <= 960;
		for (const lane of this.run.lanes.filter((candidate) => candidate.connection.practice !== null)) {
			const due = atSchool ? [] : this.homework(lane, day);
			const batch = [...this.takeDue(lane), ...due];
			if (batch.length === 0) continue;
			await this.goOnAfter(async () => {
				sent += await this.send(lane, batch);
			});
		}
		if (this.rounds % 20 === 0) await this.goOnAfter(() => this.correctOne(day));
		return sent;
	}

	/** A supplier writes down what was refused and goes on with what comes next; anything else that fails ends the demo. */
	private async goOnAfter(work: () => Promise<void>): Promise<void> {
		try {
			await work();
		} catch (fault) {
			if (!(fault instanceof Refused)) throw fault;
			this.run.onRefused(fault.message);
		}
	}

	private async send(lane: Lane, batch: readonly DemoStatement[]): Promise<number> {
		const taken = await deliverFresh(lane.client, batch);
		const refused = batch.length - taken.length;
		if (refused > 0) this.run.onRefused(`${refused} of ${batch.length} xAPI statements: their ids are kept otherwise`);
		if (taken.length > 0 && this.random.chance(0.02)) await this.voidOne(lane, taken);
		return taken.length;
	}

	/** The day's practice waits for its time; the day's tests come in at once. */
	private async beginDay(day: string): Promise<void> {
		this.day = day;
		for (const lane of this.run.lanes) {
			if (lane.connection.practice) {
				const plan = dayStatements(this.run.world, lane, day);
				this.queues.set(
					lane,
					plan.toSorted((a, b) => a.timestamp.localeCompare(b.timestamp)),
				);
			}
			for (const message of dayMessages(this.run.world, lane, day)) {
				if (message.timestamp > now().toISOString()) continue;
				await deliverResults(lane.client, versionOf(lane.connection), message);
			}
		}
	}

	private takeDue(lane: Lane): DemoStatement[] {
		const queue = this.queues.get(lane) ?? [];
		const until = now().toISOString();
		let due = 0;
		while (due < Math.min(400, queue.length) && (queue[due]?.timestamp ?? "9") <= until) due += 1;
		return queue.splice(0, due);
	}

	private homework(lane: Lane, day: string): DemoStatement[] {
		const { world } = this.run;
		const learning = lane.school.pupils.filter(
			(pupil) => pupil.onRoster && isLearningOn(world, lane.school, pupil, day),
		);
		if (learning.length === 0) return [];
		return Array.from({ length: sessionsPerRound }, () => this.random.pick(learning)).flatMap((pupil) => {
			const source = lane.connection.practice;
			const learner = world.learnerOf(pupil);
			if (source === null || learner.story.kind === "stopped") return [];
			const subject = source === "adaptive" || this.random.chance(0.5) ? "arithmetic" : "dutch";
			const place = { sector: lane.school.sector, subject, level: levelOn(world, pupil, day) } as const;
			const unit = chooseUnit(this.random, place, source, day);
			const start = new Date(now().getTime() - 180_000);
			const session: PracticeSession = makeSession(world, {
				...{ pupil, learner, source, unit, day, start, key: `${this.began} ${this.sessions++}` },
				count: 2 + this.random.int(4),
				random: this.random,
			});
			const done = session.attempts.filter((attempt) => attempt.at <= now());
			return sessionStatements(world, lane.school, source, { ...session, attempts: done });
		});
	}

	private async voidOne(lane: Lane, batch: readonly DemoStatement[]): Promise<void> {
		await deliverStatements(lane.client, [voiding(this.random.pick(batch), now())]);
	}

	/** The careless test maker finds a mistake in one of its tests of the last months. */
	private async correctOne(day: string): Promise<void> {
		const lane = this.run.lanes.find((candidate) => candidate.connection.tests === "method");
		if (!lane) return;
		const { world } = this.run;
		const sittings = listSittings(world, lane.school, addDays(day, -120), addDays(day, -1)).filter(
			(sitting) => sitting.definition.source === "method",
		);
		if (sittings.length === 0) return;
		const message = resultsMessage(world, lane.school, this.random.pick(sittings));
		const items = message.studentScoresAndResults.filter((item) => !item.missing);
		if (items.length === 0) return;
		const at = now().toISOString();
		const corrected = correctionOf(this.random.pick(items), at);
		await deliverResults(lane.client, versionOf(lane.connection), {
			...message,
			id: `${message.id}-${this.rounds}`,
			timestamp: at,
			studentScoresAndResults: [corrected],
		});
	}
}
