"use server";
import { z } from "zod";
import { addHolidays } from "@/lib/commands/publication/add-holidays";
import { removeHoliday as remove } from "@/lib/commands/publication/remove-holiday";
import { setPublicationWindow } from "@/lib/commands/publication/set-publication-window";
import { plainId } from "@/lib/domain/ids";
import { defaultWindow } from "@/lib/domain/publication";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/http/action";
import { many, typedText } from "@/lib/http/form-schemas";
import { getFormatter } from "@/lib/i18n/server";
import { parseFile } from "@/lib/parse/parse-file";

const refresh = "/publication";

/** When results are published. */
export const saveWindow = action({
	scope: "admin",
	input: z.object({ mode: typedText, at: typedText, weekday: many(z.coerce.number()) }),
	edits: true,
	refresh,
	work: ({ scope, input: { mode, at: time, weekday }, seen }) => {
		const at = mode === "at-once" ? null : time;
		// At once needs no days: what stands there hidden is for when the school goes back to fixed moments.
		const weekdays = at === null && weekday.length === 0 ? defaultWindow.weekdays : weekday;
		return setPublicationWindow(scope, { weekdays, at }, seen);
	},
});

/** Days without school, typed in; answers how many are new. */
export const addHoliday = action({
	scope: "admin",
	input: z.object({ name: typedText, firstDay: typedText, lastDay: typedText }),
	refresh,
	work: ({ scope, input }) => addHolidays(scope, [input]),
});

export const removeHoliday = action({
	scope: "admin",
	input: z.object({ holidayId: plainId }),
	refresh,
	work: ({ scope, input }) => remove(scope, input.holidayId),
});

const largestFile = 256 * 1024;

/** Reads a calendar file of somebody else's, and keeps nothing of it: answers the days that may be marked. */
export const readCalendar = action({
	scope: "admin",
	input: z.object({ file: z.instanceof(File) }),
	work: async ({ scope, input: { file } }) => {
		if (file.size > largestFile) throw new AppError("too-large", "calendar-size");
		const bytes = new Uint8Array(await file.arrayBuffer());
		// Where it can do no harm, when it is the school's turn.
		const read = await parseFile(scope.schoolId, { kind: "calendar", standard: null }, bytes);
		if (!read.ok) throw new AppError("invalid", "no-calendar");
		const reading = read.value;
		if (!reading.ok) throw new AppError("invalid", reading.code);
		const format = await getFormatter();
		const ahead = reading.days.filter((days) => days.lastDay >= scope.today && days.name !== "");
		const days = ahead.map(({ name, firstDay, lastDay }) => ({
			value: `${firstDay} ${lastDay} ${name}`,
			name,
			days: format.range(firstDay, lastDay),
		}));
		const leftOut = reading.others + reading.days.length - days.length;
		return { days, leftOut, onNoDay: reading.onNoDay };
	},
});

/** The days of the file that were marked; answers how many are new. */
export const addMarkedHolidays = action({
	scope: "admin",
	input: z.object({ days: many(z.string().transform(parse)) }),
	refresh,
	work: ({ scope, input }) => addHolidays(scope, input.days),
});

function parse(value: string) {
	const [firstDay = "", lastDay = "", ...name] = value.split(" ");
	return { name: name.join(" "), firstDay, lastDay };
}
