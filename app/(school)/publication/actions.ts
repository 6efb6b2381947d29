"use server";
import { revalidatePath } from "next/cache";
import type { CalendarOutcome } from "@/components/publication/calendar-form";
import type { HolidayOutcome } from "@/components/publication/holiday-panel";
import type { WindowOutcome } from "@/components/publication/window-form";
import { requireScope } from "@/lib/authz/request-scope";
import { requireAdmin } from "@/lib/authz/require-admin";
import { addHolidays } from "@/lib/commands/publication/add-holidays";
import { removeHoliday } from "@/lib/commands/publication/remove-holiday";
import { setPublicationWindow } from "@/lib/commands/publication/set-publication-window";
import { defaultWindow } from "@/lib/domain/publication";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/http/action";
import { getFormatter } from "@/lib/i18n/server";
import { parseFile } from "@/lib/parse/parse-file";

/** When results are published; the command refuses who is not the admin. */
export const saveWindow = action("state", async (_before: WindowOutcome, form: FormData): Promise<WindowOutcome> => {
	const scope = await requireScope();
	const at = form.get("mode") === "at-once" ? null : String(form.get("at") ?? "");
	const marked = form.getAll("weekday").map(Number);
	// At once needs no days: what stands there hidden is for when the school goes back to fixed moments.
	const weekdays = at === null && marked.length === 0 ? defaultWindow.weekdays : marked;
	try {
		await setPublicationWindow(scope, { weekdays, at });
	} catch (fault) {
		if (fault instanceof AppError && fault.code === "invalid") return "invalid";
		throw fault;
	}
	revalidatePath("/publication");
	return "saved";
});

/** Days without school, typed in. */
export const add = action("state", async (_before: HolidayOutcome, form: FormData): Promise<HolidayOutcome> => {
	const text = (name: string) => String(form.get(name) ?? "");
	return addAll([{ name: text("name"), firstDay: text("firstDay"), lastDay: text("lastDay") }]);
});

export const remove = action("state", async (_before: HolidayOutcome, form: FormData): Promise<HolidayOutcome> => {
	const scope = await requireScope();
	return answered(async () => {
		await removeHoliday(scope, String(form.get("holidayId")));
		return { code: "removed" };
	});
});

const largestFile = 256 * 1024;

/** First the file, which is read and not kept; then the days of it that were marked. */
export const takeCalendar = action(
	"state",
	async (_before: CalendarOutcome, form: FormData): Promise<CalendarOutcome> => {
		const scope = await requireScope();
		requireAdmin(scope);
		const file = form.get("file");
		if (!(file instanceof File)) {
			const marked = form.getAll("days").map((value) => parse(String(value)));
			const outcome = await addAll(marked);
			return outcome && { step: "added", outcome };
		}
		if (file.size > largestFile) return { step: "too-large" };
		const read = await readCalendar(scope.schoolId, file);
		if (read === "files-wait") return { step: "files-wait" };
		if (!read.ok) return { step: "no-calendar" };
		const reading = read.value;
		if (!reading.ok) return { step: reading.code };
		const format = await getFormatter();
		const ahead = reading.days.filter((days) => days.lastDay >= scope.today && days.name !== "");
		const days = ahead.map(({ name, firstDay, lastDay }) => ({
			value: `${firstDay} ${lastDay} ${name}`,
			name,
			days: format.range(firstDay, lastDay),
		}));
		const leftOut = reading.others + reading.days.length - days.length;
		return { step: "found", days, leftOut, onNoDay: reading.onNoDay };
	},
);

/** A file of somebody else's: read where it can do no harm, when it is the school's turn. */
async function readCalendar(schoolId: string, file: File) {
	const bytes = new Uint8Array(await file.arrayBuffer());
	return parseFile(schoolId, { kind: "calendar", standard: null }, bytes).catch((fault: unknown) => {
		if (fault instanceof AppError && fault.code === "too-many") return "files-wait" as const;
		throw fault;
	});
}

function parse(value: string) {
	const [firstDay = "", lastDay = "", ...name] = value.split(" ");
	return { name: name.join(" "), firstDay, lastDay };
}

async function addAll(days: Parameters<typeof addHolidays>[1]): Promise<HolidayOutcome> {
	const scope = await requireScope();
	return answered(async () => ({ code: "added", count: await addHolidays(scope, days) }));
}

async function answered(work: () => Promise<HolidayOutcome>): Promise<HolidayOutcome> {
	try {
		const outcome = await work();
		revalidatePath("/publication");
		return outcome;
	} catch (fault) {
		if (!(fault instanceof AppError)) throw fault;
		const { code } = fault;
		if (code === "invalid" || code === "too-many" || code === "not-found") return { code };
		throw fault;
	}
}
