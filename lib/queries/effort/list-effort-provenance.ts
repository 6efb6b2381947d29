import { findGroupAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import { AppError } from "../../errors";
import { evidenceOf, type Provenance } from "../provenance/provenance";
import { selectSubjectMessages } from "../provenance/select-subject-messages";
import { selectTestMarks, sumMarks } from "../provenance/select-test-marks";
import { findStandingSettings } from "../settings/find-standing-settings";
import { type EffortInput, type EffortPage, findEffortPage } from "./find-effort-page";
import { selectResultMessages } from "./select-result-messages";

/**
 * Where the figures of T6 come from, per pupil: of what was done (`practice <pupil>`) the last message of the period, of
 * the result beside it (`result <pupil>`), where another thing than that practice made it, the message that brought it.
 * Logged as a look at the group, as the page is.
 * @throws AppError not-found, for what is not theirs and for what is not there
 */
export async function listEffortProvenance(scope: Scope, input: EffortInput): Promise<Provenance[]> {
	const page = await findEffortPage(scope, input);
	if (page === null) throw new AppError("not-found");
	return inSchool(scope, async (tx) => {
		await findGroupAccess(tx, scope, input.groupId);
		return [...(await ofPractice(tx, scope, page)), ...(await ofResults(tx, scope, page))];
	});
}

async function ofPractice(tx: SchoolTransaction, scope: Scope, page: EffortPage): Promise<Provenance[]> {
	const { source, period, efforts, subject } = page;
	if (source === null) return [];
	const pupilIds = efforts.map((fact) => fact.pupilId);
	const evidence = evidenceOf(await findStandingSettings(tx, scope));
	const messages = await selectSubjectMessages(tx, scope, { pupilIds, from: period.from, to: period.to });
	return messages
		.filter((row) => row.connectionId === source.connectionId && row.subjectKey === subject)
		.map(({ pupilId, subjectKey: _, mappingVersion, ...message }) => ({
			...{ key: `practice ${pupilId}`, supplier: source.supplier, standard: source.standard },
			...{ of: "pupil", rule: "share-right", evidence, counted: null, group: null, message },
			...{ mappings: [], mappingCount: 0, mappingVersion },
		}));
}

async function ofResults(tx: SchoolTransaction, scope: Scope, page: EffortPage): Promise<Provenance[]> {
	const { axis, period, allSources } = page;
	if (axis === null || axis.of === null) return [];
	const evidence = evidenceOf(await findStandingSettings(tx, scope));
	const wanted = { pupilIds: [...axis.values.keys()], of: axis.of, from: period.from, to: period.to };
	const rows = await selectResultMessages(tx, scope, wanted);
	const marks = axis.of.kind === "test" ? await selectTestMarks(tx, scope, wanted.pupilIds) : null;
	return rows.map(({ pupilId, mappingVersion, ...message }) => {
		const marked = marks?.filter((mark) => mark.pupilId === pupilId && mark.assessmentId === message.series);
		const source = allSources.find((one) => one.connectionId === message.connectionId);
		return {
			...{ key: `result ${pupilId}`, supplier: source?.supplier ?? "", standard: source?.standard ?? "" },
			...{ of: "pupil", rule: axis.type === "own-level" ? "own-level" : "as-sent", evidence, counted: null },
			...{ group: null, message, mappings: [], mappingCount: 0, mappingVersion },
			...(marked ? { marks: sumMarks(marked, pupilId) } : {}),
		};
	});
}
