import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { CsvLink } from "@/components/csv/csv-link";
import { GroupNavigation } from "@/components/groups/group-navigation";
import { SittingScreen } from "@/components/sittings/sitting-screen";
import { WordsMenu } from "@/components/ui/words-menu";
import { requireScope } from "@/lib/authz/request-scope";
import { plainId } from "@/lib/domain/ids";
import { addressIds } from "@/lib/http/address-ids";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { findSittingPage, type SittingPage } from "@/lib/queries/sittings/find-sitting-page";

interface PageProps {
	readonly params: Promise<{ groupId: string; sittingId: string }>;
	readonly searchParams: Promise<{ since?: string | string[]; year?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("sittings"))("tests") };
}

/** T5: after a test, where the group stands, on what, and how it grew. */
export default async function SittingRoute({ params, searchParams }: PageProps) {
	const [scope, { groupId, sittingId }, { since, year }] = await Promise.all([
		requireScope(),
		params.then(addressIds),
		searchParams,
	]);
	const compareWith = plainId.safeParse(since).data ?? null;
	const asked = Number(year);
	const schoolYear = Number.isInteger(asked) && asked > 0 ? asked : null;
	const page = await findSittingPage(scope, { groupId, sittingId, compareWith, schoolYear });
	if (page === null) notFound();
	const [t, format] = await Promise.all([getTranslator("sittings"), getFormatter()]);
	return (
		<>
			<GroupNavigation groupId={groupId} current="sittings" />
			<nav aria-label={t("crumb")} className="text-s text-ink-3">
				<Link href={`/groups/${groupId}`} className="link">
					{page.group.name}
				</Link>{" "}
				·{" "}
				<Link href={`/groups/${groupId}/sittings`} className="link">
					{t("tests")}
				</Link>
			</nav>
			<div className="mt-1 mb-2 flex flex-wrap items-baseline gap-x-4 gap-y-1">
				<h1>
					{page.sitting.name}, {format.day(page.sitting.day, page.today)}
				</h1>
				<SittingMenus page={page} />
				<CsvLink className="ml-auto" href={`/api/v1${sittingAddress(page, { since: compareWith }, "/csv")}`} />
			</div>
			{page.schoolYear === null ? null : (
				<p className="mb-1 text-s text-ink-3">{t("schoolYear", { year: String(page.schoolYear) })}</p>
			)}
			<SittingScreen page={page} />
		</>
	);
}

/** Of this page, with another test, comparison or school year; the school year stays. */
function sittingAddress(
	page: SittingPage,
	to: { readonly sittingId?: string; readonly since?: string | null; readonly year?: number },
	file = "",
): string {
	const year = to.year ?? page.schoolYear;
	const asked = new URLSearchParams({
		...(year === null ? {} : { year: String(year) }),
		...(to.since ? { since: to.since } : {}),
	});
	const path = `/groups/${page.group.groupId}/sittings/${to.sittingId ?? page.sitting.sittingId}${file}`;
	return asked.size === 0 ? path : `${path}?${asked}`;
}

/** Other sittings of the same test or scale, to open and to compare with. */
async function SittingMenus({ page }: { page: SittingPage }) {
	const [t, format] = await Promise.all([getTranslator("sittings"), getFormatter()]);
	const { sitting, related, compared, today } = page;
	const dayOf = (day: string) => format.day(day, today);
	const earlier = related.filter((one) => one.day < sitting.day);
	return (
		<>
			{page.schoolYears.length > 1 ? (
				<WordsMenu
					label={t("schoolYearMenu")}
					value={String(page.schoolYear ?? "")}
					options={page.schoolYears.map((year) => ({
						label: String(year),
						href: sittingAddress(page, { year, since: compared?.sitting.sittingId ?? null }),
						selected: year === page.schoolYear,
					}))}
				/>
			) : null}
			{related.length === 0 ? null : (
				<WordsMenu
					label={t("sitting")}
					value={dayOf(sitting.day)}
					options={[sitting, ...related]
						.toSorted((a, b) => b.day.localeCompare(a.day))
						.map((one) => ({
							label: t("sittingOption", { day: dayOf(one.day), name: one.name }),
							href: sittingAddress(page, { sittingId: one.sittingId }),
							selected: one.sittingId === sitting.sittingId,
						}))}
				/>
			)}
			{compared && earlier.length > 0 ? (
				<WordsMenu
					label={t("compareWith")}
					value={dayOf(compared.sitting.day)}
					options={earlier.map((one) => ({
						label: t("compareOption", { day: dayOf(one.day), name: one.name, count: one.pupils }),
						href: sittingAddress(page, { since: one.sittingId }),
						selected: one.sittingId === compared.sitting.sittingId,
					}))}
				/>
			) : null}
		</>
	);
}
