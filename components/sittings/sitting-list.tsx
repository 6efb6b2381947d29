import Link from "next/link";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { SittingList as Sittings } from "@/lib/queries/sittings/list-sittings";

const head = "px-2 py-1 align-bottom text-s font-normal text-ink-3 first:pl-3 last:pr-3";
const cell = "border-t border-line px-2 py-1 first:pl-3 last:pr-3";
const states = ["inProgress", "missing", "withdrawn"] as const;

/** The tests of a group by date, with how many are in which state; each leads to the test. */
export async function SittingList({ list }: { list: Sittings }) {
	const [t, subjects, format] = await Promise.all([
		getTranslator("sittings"),
		getTranslator("subjects"),
		getFormatter(),
	]);
	const count = (value: number) => (
		<td className={`${cell} text-right ${value > 0 ? "" : "text-ink-3"}`}>
			{value > 0 ? format.number(value, 0) : t("table.none")}
		</td>
	);
	return (
		<div className="panel overflow-x-auto">
			<table className="w-full">
				<caption className="sr-only">{t("list.caption", { group: list.group.name })}</caption>
				<thead>
					<tr>
						{(["day", "test", "subject", "supplier"] as const).map((name) => (
							<th key={name} scope="col" className={head}>
								{t(`list.${name}`)}
							</th>
						))}
						{(["final", ...states, "refused", "nothing", "received"] as const).map((name) => (
							<th key={name} scope="col" className={`${head} text-right`}>
								{t(`list.${name}`)}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{list.sittings.map((row) => (
						<tr key={`${row.assessmentId} ${row.day}`} className="hover:bg-sunken">
							<td className={`${cell} whitespace-nowrap`}>{format.day(row.day, list.today)}</td>
							<th scope="row" className={`${cell} font-normal`}>
								{row.sittingId === null ? (
									<>
										{row.name}
										<span className="block text-s text-ink-3">{t("list.onlyRefused")}</span>
									</>
								) : (
									<Link
										className="link inline-flex min-h-6 items-center"
										href={`/groups/${list.group.groupId}/sittings/${row.sittingId}`}
									>
										{row.name}
									</Link>
								)}
							</th>
							<td className={cell}>{subjects(row.subjectKey)}</td>
							<td className={cell}>{row.supplier}</td>
							<td className={`${cell} text-right whitespace-nowrap`}>
								{t("list.of", { count: row.final, total: row.members })}
							</td>
							{count(row.inProgress)}
							{count(row.missing)}
							{count(row.withdrawn)}
							{count(row.refused)}
							{count(row.members - row.final - row.inProgress - row.missing - row.withdrawn - row.refused)}
							<td className={`${cell} text-right whitespace-nowrap text-ink-3`}>
								{format.dayTime(row.receivedAt, list.today)}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
