"use server";
import { z } from "zod";
import { changeFamily } from "@/lib/commands/scale-families/change-family";
import { confirmFamily } from "@/lib/commands/scale-families/confirm-family";
import { undoFamily } from "@/lib/commands/scale-families/undo-family";
import { connectionId, plainId } from "@/lib/domain/ids";
import { action } from "@/lib/http/action";
import { many, optionalText, typedText } from "@/lib/http/form-schemas";
import { getFormatter } from "@/lib/i18n/server";
import { familyMeasures } from "@/lib/standing/suggest-families";

const refresh = "/scale-families";

const family = z.object({
	name: typedText,
	assessment: many(plainId),
	standardError: optionalText.transform((text) => text?.replace(",", ".") ?? null),
	errorSource: optionalText,
});
const fieldsOf = ({ assessment, ...rest }: z.output<typeof family>) => ({ ...rest, assessmentIds: assessment });

/** Says that the tests of a suggestion lie on one scale. */
export const confirmSuggestion = action({
	scope: "person",
	input: family.extend({ connectionId, measureType: z.enum(familyMeasures) }),
	refresh,
	work: async ({ scope, input: { connectionId, measureType, ...fields } }) => {
		await confirmFamily(scope, { ...fieldsOf(fields), connectionId, measureType });
	},
});

/** Changes or splits a family, or takes it back; which one, the pressed button says. */
export const saveFamily = action({
	scope: "person",
	input: family.extend({ familyId: plainId, decision: z.enum(["save", "undo"]) }),
	edits: true,
	refresh,
	work: async ({ scope, input: { familyId, decision, ...fields }, seen }) => {
		if (decision === "undo") return undoFamily(scope, { familyId });
		const { decimal } = await getFormatter();
		await changeFamily(scope, { ...fieldsOf(fields), familyId }, { version: seen, say: decimal });
	},
});
