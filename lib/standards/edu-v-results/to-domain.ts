import type { RecordReason } from "../../domain/delivery";
import type { AssessmentRecord, DomainRecord, ScoreScaleRecord } from "../../domain/records";
import type { ParsedRecord, RejectedResult } from "../contract";
import { timeFault } from "../wire/time-bounds";
import { markRequired, zodReasons } from "../wire/zod-reasons";
import { toPupilIdentifiers } from "./identifiers";
import { keepLatest } from "./keep-latest";
import { toAssessment, toScales } from "./to-assessment";
import { toOutcomes } from "./to-outcomes";
import { asLatestItem, type ResultsVersion, type WireItem } from "./versions";
import type { WireEnvelope } from "./wire";

interface Message {
	readonly envelope: WireEnvelope;
	readonly version: ResultsVersion;
	readonly receivedAt: Date;
	readonly assessment: AssessmentRecord;
	readonly scales: ScoreScaleRecord[];
	/** Ids of the parts of the assessment: each score and result names one. */
	readonly parts: ReadonlySet<string>;
}

/** Every item of a message on its own: a record of the domain, or the reason why it is none. */
export function toDomain(envelope: WireEnvelope, version: ResultsVersion, receivedAt: Date): ParsedRecord[] {
	const assessment = toAssessment(envelope);
	const parts = new Set(assessment.parts.map(({ sourceId }) => sourceId));
	const message = { envelope, version, receivedAt, assessment, parts, scales: toScales(envelope) };
	const items = envelope.studentScoresAndResults ?? [];
	return keepLatest(items.map((item, index) => toParsedRecord(item, index, message)));
}

function toParsedRecord(raw: unknown, index: number, message: Message): ParsedRecord {
	const at = ["studentScoresAndResults", index];
	const parsed = message.version.item.safeParse(raw, { error: markRequired });
	if (!parsed.success) {
		const [first = { code: "wrong-type", path: "" }] = zodReasons(parsed.error, at);
		return { index, sourceId: findId(raw), rejected: first, about: aboutOf(raw, message) };
	}
	const item = asLatestItem(parsed.data);
	const made = toRecord(item, message);
	const inMessage = ({ code, path }: RecordReason) => ({ code, path: `/${at.join("/")}${path}` });
	if ("fault" in made)
		return { index, sourceId: item.id, rejected: inMessage(made.fault), about: aboutOf(raw, message) };
	const { record, warning } = made;
	return { index, sourceId: item.id, record, ...(warning && { warnings: [inMessage(warning)] }) };
}

/** Whose result was rejected and of which test, as far as it can be read: so that nobody is told that nothing came. */
function aboutOf(raw: unknown, { envelope, version, assessment }: Message): RejectedResult | undefined {
	const told = version.told.safeParse(raw);
	if (!told.success) return undefined;
	const identifiers = toPupilIdentifiers(told.data.student);
	if (identifiers.length === 0) return undefined;
	return {
		pupil: { identifiers },
		assessment: { sourceId: assessment.sourceId, version: assessment.version },
		takenAt: new Date(envelope.assessmentDateTime).toISOString(),
		modifiedAt: new Date(told.data.dateLastModified ?? envelope.timestamp).toISOString(),
	};
}

type Made = { readonly record: DomainRecord; readonly warning: RecordReason | null } | { readonly fault: RecordReason };

function toRecord(item: WireItem, message: Message): Made {
	const { envelope, receivedAt } = message;
	// 1.0.0 lets an item go without dates: then the message's own time says how new it is.
	const modified = new Date(item.dateLastModified ?? envelope.timestamp);
	const modifiedAt = modified.toISOString();
	const fault = timeFault(modified, receivedAt);
	if (fault !== null) return { fault: { code: fault, path: "/dateLastModified" } };
	if (item.status === "Canceled") {
		const of = { of: "sitting-entry", targetSourceId: item.id } as const;
		return { record: { kind: "withdrawal", sourceId: item.id, ...of, modifiedAt }, warning: null };
	}
	const identifiers = toPupilIdentifiers(item.student);
	if (identifiers.length === 0) return { fault: { code: "pupil-not-named", path: "/student" } };
	const told = toOutcomes(item, { id: message.assessment.sourceId, parts: message.parts });
	if ("fault" in told) return told;
	const record: DomainRecord = {
		kind: "sitting-entry",
		sourceId: item.id,
		pupil: { identifiers },
		assessment: message.assessment,
		scales: message.scales,
		takenAt: new Date(envelope.assessmentDateTime).toISOString(),
		schoolPeriod: envelope.schoolPeriod.trim() || null,
		// A sender without a status has nothing more to come.
		status: item.status === "InProgress" ? "in-progress" : "final",
		missing: item.missing ?? false,
		modifiedAt,
		reviewUrl: keepHttps(item.reviewUrl) ?? keepHttps(envelope.reviewUrl),
		additionalInfo: item.additionalInfo ?? envelope.additionalInfo ?? null,
		outcomes: told.outcomes,
	};
	return { record, warning: told.warning };
}

/** A link that a teacher may follow: https without credentials in it; any other is left out. */
function keepHttps(url: string | undefined): string | null {
	if (url === undefined || !URL.canParse(url)) return null;
	const parsed = new URL(url);
	if (parsed.protocol !== "https:" || parsed.username !== "" || parsed.password !== "") return null;
	return parsed.href;
}

function findId(raw: unknown): string | null {
	if (typeof raw !== "object" || raw === null || !("id" in raw) || typeof raw.id !== "string") return null;
	const id = raw.id.trim();
	return id === "" || id.length > 500 ? null : id;
}
