import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ClientMessages } from "@/components/layout/client-messages";
import { CalendarForm } from "@/components/publication/calendar-form";
import { HolidayPanel } from "@/components/publication/holiday-panel";
import { WindowForm } from "@/components/publication/window-form";
import { can } from "@/lib/authz/policy";
import { requireScope } from "@/lib/authz/request-scope";
import { versionOf } from "@/lib/commands/acts/require-seen";
import { shownWindow } from "@/lib/commands/publication/set-publication-window";
import { dayInAmsterdam } from "@/lib/domain/school-day";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { findPublication } from "@/lib/queries/publication/find-publication";
import { addHoliday, addMarkedHolidays, readCalendar, removeHoliday, saveWindow } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("publication"))("title") };
}

/** A4: when results go to pupils and parents, and the days without school. For the school's admin. */
export default async function PublicationPage() {
	const scope = await requireScope();
	if (!can(scope, "manage-visibility")) notFound();
	const [t, format, { window, holidays, next }] = await Promise.all([
		getTranslator("publication"),
		getFormatter(),
		findPublication(scope),
	]);
	const items = holidays.map(({ holidayId, name, firstDay, lastDay }) => ({
		...{ holidayId, name },
		days: firstDay === lastDay ? format.day(firstDay, scope.today) : format.range(firstDay, lastDay),
	}));
	const when =
		window.at === null
			? t("window.nowAtOnce")
			: next === null
				? t("window.never")
				: t("window.next", { day: format.longDay(dayInAmsterdam(next)), time: window.at });
	return (
		<div className="grid max-w-4xl gap-3">
			<div>
				<h1>{t("title")}</h1>
				<p className="max-w-[80ch] text-ink-2">{t("text")}</p>
				<p className="max-w-[80ch] text-ink-2">
					{t("holds")}{" "}
					<Link className="link" href="/visibility">
						{t("visibility")}
					</Link>
				</p>
			</div>
			<ClientMessages nouns={["publication"]}>
				<section className="panel grid gap-3 p-3" aria-labelledby="window">
					<div>
						<h2 id="window">{t("window.title")}</h2>
						<p className={next === null ? "text-stuck" : "text-ink-2"}>{when}</p>
					</div>
					<WindowForm window={window} seen={versionOf(shownWindow(window))} action={saveWindow} />
				</section>
				<section className="panel grid gap-2 p-3" aria-labelledby="holidays">
					<div>
						<h2 id="holidays">{t("holidays.title")}</h2>
						<p className="max-w-[70ch] text-ink-2">{t("holidays.text")}</p>
					</div>
					<HolidayPanel holidays={items} add={addHoliday} remove={removeHoliday} />
					<CalendarForm read={readCalendar} add={addMarkedHolidays} />
				</section>
			</ClientMessages>
		</div>
	);
}
