import type { WireItemV2 } from "./wire";
import { envelopeV1Schema, envelopeV2Schema, itemV1Schema, itemV2Schema, toldSchema, type WireItemV1 } from "./wire";

/** One item in the words of 2.1.0, whichever version it came by; dates optional as in 1.0.0. */
export type WireItem = Omit<WireItemV2, "dateCreated" | "dateLastModified" | "scores" | "results"> & {
	readonly dateLastModified?: string;
	readonly scores?: readonly WireScore[];
	readonly results?: readonly WireResult[];
};
type Entry<T extends { assessmentId: string }> = Omit<T, "assessmentId"> & { readonly assessmentId?: string };
export type WireScore = Entry<NonNullable<WireItemV2["scores"]>[number]>;
export type WireResult = Entry<NonNullable<WireItemV2["results"]>[number]>;

export interface ResultsVersion {
	readonly major: 1 | 2;
	/** In the API-Version header of each answer. */
	readonly full: string;
	readonly envelope: typeof envelopeV1Schema | typeof envelopeV2Schema;
	readonly item: typeof itemV1Schema | typeof itemV2Schema;
	/** What is read of an item that is rejected. */
	readonly told: typeof toldSchema;
}

export const version1: ResultsVersion = {
	major: 1,
	full: "1.0.0",
	envelope: envelopeV1Schema,
	item: itemV1Schema,
	told: toldSchema,
};
export const version2: ResultsVersion = {
	major: 2,
	full: "2.1.0",
	envelope: envelopeV2Schema,
	item: itemV2Schema,
	told: toldSchema,
};

/** 1.0.0 knows one scale per score and no part id: the same thing in the words of 2.1.0. */
export function asLatestItem(item: WireItemV1 | WireItemV2): WireItem {
	const { scores, ...rest } = item;
	return {
		...rest,
		scores: scores?.map((score) => {
			if (!("scoreScaleId" in score)) return score;
			const { scoreScaleId, ...others } = score;
			return { ...others, scoreScaleIds: scoreScaleId === undefined ? [] : [scoreScaleId] };
		}),
	};
}

/**
 * The version in the words of the sender: the header's when it names this major, else the newest of this major.
 * Null: the header names another major, or is no version at all.
 */
export function negotiateVersion(header: string | null, version: ResultsVersion): string | null {
	if (header === null || header.trim() === "") return version.full;
	const match = /^\s*v?(\d{1,4})(?:\.(\d{1,4}))?(?:\.(\d{1,4}))?\s*$/.exec(header);
	if (!match || Number(match[1]) !== version.major) return null;
	return version.major === 2 && Number(match[2]) === 0 ? "2.0.0" : version.full;
}
