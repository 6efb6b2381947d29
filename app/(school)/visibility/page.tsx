import type { Metadata } from "next";
import Link from "next/link";
import { ClientMessages } from "@/components/layout/client-messages";
import { standardInWords } from "@/components/suppliers/supplier-words";
import { Notice } from "@/components/ui/notice";
import { ExceptionPanel } from "@/components/visibility/exception-panel";
import { VisibilityForm } from "@/components/visibility/visibility-form";
import { staffRoles } from "@/lib/authz/hide-sources";
import { can } from "@/lib/authz/policy";
import { refuse } from "@/lib/authz/refuse";
import { requireScope } from "@/lib/authz/request-scope";
import { versionOf } from "@/lib/commands/acts/require-seen";
import { exceptionDaysMax } from "@/lib/commands/visibility/add-exception";
import { shownVisibility } from "@/lib/commands/visibility/save-visibility";
import { addDays } from "@/lib/domain/school-day";
import { isolate } from "@/lib/i18n/direction/isolate";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { findVisibility } from "@/lib/queries/visibility/find-visibility";
import { addException, endException, saveVisibility } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("visibility"))("title") };
}

/** A4: which role sees which source, and who does by exception until a day. For the school's admin. */
export default async function VisibilityPage() {
	const scope = await requireScope();
	if (!can(scope, "manage-visibility")) refuse(scope);
	const [t, suppliers, format] = await Promise.all([
		getTranslator("visibility"),
		getTranslator("suppliers"),
		getFormatter(),
	]);
	const { sources, exceptions, employees } = await findVisibility(scope);
	const named = sources.map(({ connectionId, supplier, standard, hiddenFrom }) => ({
		...{ connectionId, name: supplier, standard: standardInWords(suppliers, standard) },
		visible: staffRoles.map((role) => !hiddenFrom.includes(role)),
	}));
	const items = exceptions.map(({ exceptionId, person, supplier, lastDay }) => ({
		exceptionId,
		text: t("exceptions.item", { person, source: supplier, day: format.longDay(lastDay) }),
	}));
	return (
		<div className="grid max-w-4xl gap-3">
			<div>
				<h1>{t("title")}</h1>
				<p className="max-w-[80ch] text-ink-2">{t("text")}</p>
				<p className="max-w-[80ch] text-ink-2">
					{t("limits")}{" "}
					<Link className="link" href="/publication">
						{t("publication")}
					</Link>
				</p>
			</div>
			{sources.length === 0 ? (
				<Notice title={t("empty.title")}>
					<Link className="link" href="/suppliers">
						{t("empty.link")}
					</Link>
				</Notice>
			) : (
				<ClientMessages nouns={["visibility"]}>
					<VisibilityForm
						roles={staffRoles}
						sources={named}
						seen={versionOf(shownVisibility(sources))}
						action={saveVisibility}
					/>
					<ExceptionPanel
						exceptions={items}
						sources={named.map(({ connectionId, name, standard }) => ({
							id: connectionId,
							name: `${isolate(name)}, ${standard}`,
						}))}
						employees={employees.map(({ personId, name }) => ({ id: personId, name }))}
						today={scope.today}
						lastDay={addDays(scope.today, exceptionDaysMax)}
						add={addException}
						end={endException}
					/>
				</ClientMessages>
			)}
		</div>
	);
}
