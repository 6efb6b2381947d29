/**
 * What a supplier can bring, in words of the domain: the unit in which a school approves. The optional ones are kept only
 * where the school said so (keep-approved.ts takes them out); a new one is a line in both.
 */
export const requiredFields = [
	"pupil-id",
	"test-and-date",
	"scores",
	"answers",
	"names",
	"roster-ids",
	"groups",
	"teachers",
] as const;
export const optionalFields = [
	"test-parts",
	"norm-tables",
	"school-period",
	"review-link",
	"remarks",
	"answer-score",
	"duration",
	"titles",
	"unit-progress",
	"own-level",
] as const;
export type RequiredField = (typeof requiredFields)[number];
export type OptionalField = (typeof optionalFields)[number];
