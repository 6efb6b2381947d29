import type { Scope } from "../../authz/scope";
import { logView } from "../../commands/views/log-view";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import type { SubjectKey } from "../../domain/subjects";
import { isResult, stateOfTry, type TryBeside, type TryState } from "../../standing/counting-result";
import { describeSitting, type SittingPicture } from "../../standing/describe-sitting";
import { type FreshSource, freshSources } from "../../standing/fresh-sources";
import { type Growth, type GrowthSide, growthBetween, isComparableChange } from "../../standing/growth";
import { type PartReading, readParts } from "../../standing/read-parts";
import type { StandingSettings } from "../../standing/settings";
import type { GroupHead, Member } from "../groups/select-members";
import { selectSources } from "../groups/select-sources";
import { findStandingSettings } from "../settings/find-standing-settings";
import { type OpenSitting, openSitting, type SittingChoice } from "./open-sitting";
import { selectRefused } from "./select-refused";
import {
	type AlsoSent,
	type ItemCount,
	type RelatedSitting,
	type SittingMessage,
	selectAlsoSent,
	selectHereToday,
	selectItems,
	selectMessages,
	selectOtherDays,
	selectOutcomes,
	selectParts,
	selectRelated,
	selectResultIds,
} from "./select-sitting-facts";
import type { SittingHead } from "./sitting-head";

export interface SittingInput extends SittingChoice {
	/** Growth since this sitting; null: the latest earlier one of the family. */
	readonly compareWith: string | null;
}

export interface SittingPupil extends Member {
	/**
	 * By the try that counts on this day; refused: something came and was rejected, it waits at the school; other-group: the
	 * result counts in another group of the pupil.
	 */
	readonly state: TryState | "other-group";
	/** Why the last of what was rejected was (a message key of i18n, reasons), also beside a result that counts; null: nothing was. */
	readonly refused: { readonly code: string; readonly receivedAt: Date } | null;
	/** That group; null: it counts here, or nothing came. */
	readonly countsIn: string | null;
	/** Results of this day with a value, before the one that counts. */
	readonly earlierTries: number;
	/** What else came of this day and gives no value: absent or busy before or after it, withdrawn, nothing in it. */
	readonly otherTries: readonly TryBeside[];
	/** The day of a later try of the same test, which counts outside this page; null: there is none, yyyy-mm-dd. */
	readonly laterTry: string | null;
	readonly additionalInfo: string | null;
	/** The day on which the pupil made the same test, where not here; yyyy-mm-dd. */
	readonly elsewhere: string | null;
	/** In the group today, so that the pupil's page can be opened. */
	readonly here: boolean;
}

export interface SittingPage {
	readonly group: GroupHead;
	readonly sitting: SittingHead;
	readonly subjectKey: SubjectKey;
	/** In a combination group: of which school years pupils were in the test, and the one that is shown; else none. */
	readonly schoolYears: readonly number[];
	readonly schoolYear: number | null;
	/** Members on the day, by family name. */
	readonly pupils: readonly SittingPupil[];
	readonly picture: SittingPicture;
	/** Scores that came beside the one of their type that counts, in one item: told, and in no figure. */
	readonly alsoSent: readonly AlsoSent[];
	readonly reading: PartReading;
	/** Of the same test or family, the latest first: to look at, and the earlier ones to compare with. */
	readonly related: readonly RelatedSitting[];
	readonly compared: { readonly sitting: RelatedSitting; readonly growth: Growth } | null;
	readonly items: readonly ItemCount[];
	readonly messages: readonly SittingMessage[];
	/** The supplier's connection, to say whether it is late; null: it is not seen any more. */
	readonly source: FreshSource | null;
	readonly today: string;
}

/**
 * T5, one test of one group: who made it, where each stands, levels, parts, items, and growth since an earlier sitting on
 * the same scale. Null for what is not the reader's and for what is not there. The look is logged before the answer.
 */
export function findSittingPage(scope: Scope, input: SittingInput): Promise<SittingPage | null> {
	return inSchool(scope, async (tx) => {
		const open = await openSitting(tx, scope, input);
		if (open === null) return null;
		const { group, sitting, subjectKey, schoolYears, schoolYear, entries } = open;
		await logView(tx, scope, "sitting", { groupId: group.groupId, onDate: sitting.day });
		const settings = await findStandingSettings(tx, scope);
		const ids = countedIn(open);
		const final = entries.filter((entry) => isResult(entry));
		const finalIds = final.map((entry) => entry.entryId);
		const outcomes = inOrderOf(open.members, await selectOutcomes(tx, scope, finalIds));
		const parts = await selectParts(tx, scope, sitting.assessmentId);
		const sources = freshSources(await selectSources(tx, scope), scope.today, settings);
		const picture = describeSitting(outcomes, parts, settings);
		const related = await selectRelated(tx, scope, sitting, ids);
		return {
			...{ group, sitting, subjectKey, schoolYears, schoolYear, picture, related, today: scope.today },
			pupils: await pupilsOf(tx, scope, open),
			alsoSent: await selectAlsoSent(tx, scope, finalIds),
			reading: readParts(picture, settings),
			compared: await compareWith(tx, scope, open, { picture, related, wanted: input.compareWith, settings }),
			items: await selectItems(tx, scope, sitting, ids),
			messages: await selectMessages(
				tx,
				scope,
				entries.map((entry) => entry.entryId),
			),
			source: sources.find((one) => one.connectionId === sitting.connectionId) ?? null,
		};
	});
}

/** By name, as the members are: dots and lists of equal values then are too. */
function inOrderOf<Of extends { readonly pupilId: PersonId }>(members: readonly Member[], rows: readonly Of[]): Of[] {
	const places = new Map(members.map(({ pupilId }, place) => [pupilId, place]));
	return rows.toSorted((a, b) => (places.get(a.pupilId) ?? 0) - (places.get(b.pupilId) ?? 0));
}

/** Members whose results are in the figures of this group. */
const countedIn = ({ members, elsewhere }: OpenSitting): PersonId[] =>
	members.flatMap(({ pupilId }) => (elsewhere.has(pupilId) ? [] : [pupilId]));

async function pupilsOf(tx: SchoolTransaction, scope: Scope, open: OpenSitting): Promise<SittingPupil[]> {
	const { members, entries, sitting, group } = open;
	const byPupil = new Map(entries.map((entry) => [entry.pupilId, entry]));
	const ids = members.map((member) => member.pupilId);
	const asked = { assessmentIds: [sitting.assessmentId], pupilIds: ids, day: sitting.day };
	const refused = new Map((await selectRefused(tx, scope, asked)).map((row) => [row.pupilId, row]));
	const otherDays = new Map<string, string[]>();
	for (const { pupilId, day } of await selectOtherDays(tx, scope, sitting, ids))
		otherDays.set(pupilId, [...(otherDays.get(pupilId) ?? []), day]);
	const here = await selectHereToday(tx, scope, group.groupId);
	return members.map((member): SittingPupil => {
		const { pupilId } = member;
		const countsIn = open.elsewhere.get(pupilId) ?? null;
		const said = stateOfTry(byPupil.get(pupilId));
		const known = said === "nothing" && refused.has(pupilId) ? "refused" : said;
		const state = countsIn === null ? known : "other-group";
		// The latest first.
		const days = otherDays.get(pupilId) ?? [];
		const isNear = (day: string) => day >= addDays(sitting.day, -nearDays) && day <= addDays(sitting.day, nearDays);
		return {
			...{ ...member, state, countsIn, here: here.has(pupilId) },
			earlierTries: open.beside.get(pupilId)?.earlier ?? 0,
			otherTries: open.beside.get(pupilId)?.others ?? [],
			laterTry: state === "final" ? (days.find((day) => day > sitting.day) ?? null) : null,
			refused: refused.get(pupilId) ?? null,
			additionalInfo: byPupil.get(pupilId)?.additionalInfo ?? null,
			elsewhere: state === "final" || state === "other-group" ? null : (days.find(isNear) ?? null),
		};
	});
}

/** Who has nothing here and made the test within six weeks of it, made it on another day. */
const nearDays = 42;

/** Growth since the sitting asked for, or the latest earlier one; null: there is none, or the test has no numbers. */
async function compareWith(
	tx: SchoolTransaction,
	scope: Scope,
	open: OpenSitting,
	{
		picture: { main, levels },
		related,
		wanted,
		settings,
	}: {
		readonly picture: SittingPicture;
		readonly related: readonly RelatedSitting[];
		readonly wanted: string | null;
		readonly settings: StandingSettings;
	},
): Promise<SittingPage["compared"]> {
	const { sitting } = open;
	const shown = main ?? levels[0] ?? null;
	const earlier = related.filter((one) => one.day < sitting.day);
	const chosen = earlier.find((one) => one.sittingId === wanted) ?? earlier[0];
	if (shown === null || chosen === undefined) return null;
	const pupilIds = countedIn(open);
	const entryIds = await selectResultIds(tx, scope, chosen.sittingId, pupilIds);
	const before = describeSitting(await selectOutcomes(tx, scope, entryIds), [], settings);
	const measures = [...(before.main ? [before.main] : []), ...before.others, ...before.levels];
	const sideOf = (of: { assessmentId: string; familyId: string | null }, { type, maximum, values }: typeof shown) => {
		// A family is of one measure: on others its tests are tests apart.
		const onScale = sitting.family?.measureType === type && of.familyId !== null;
		const familyId = onScale ? of.familyId : null;
		const standardError = onScale ? (sitting.family?.standardError ?? null) : null;
		const { assessmentId } = of;
		return {
			...{ assessmentId, partSourceId: "", type, maximum, familyId },
			standardError,
			values,
		} satisfies GrowthSide;
	};
	const later = sideOf({ ...sitting, familyId: sitting.family?.familyId ?? null }, shown);
	const earlierSides = measures.map((one) => sideOf(chosen, one));
	const side = earlierSides.find((one) => isComparableChange(one, later));
	if (side === undefined) return null;
	const growth = growthBetween({ pupilIds, earlier: side, later }, settings);
	return growth.code === "other-scale" ? null : { sitting: chosen, growth };
}
