"use client";
import Link from "next/link";
import { formatter } from "@/lib/i18n/format";
import { useLocale, useTranslations } from "@/lib/i18n/in-browser";
import type { Provenance } from "@/lib/queries/provenance/provenance";
import type { Answered } from "../query/answered";

/** What people said of the results behind a figure of tests, and where to say it. */
export function MarksLine({ marks, today }: { marks: NonNullable<Answered<Provenance>["marks"]>; today: string }) {
	const t = useTranslations("provenance");
	const format = formatter(useLocale());
	const { setAside, setAsideAt, disputed, pupilId } = marks;
	if (setAside === 0 && disputed === 0 && pupilId === null) return null;
	return (
		<>
			<dt>{t("marks")}</dt>
			<dd className="grid gap-1">
				{setAside > 0 && setAsideAt ? (
					<p>{t("setAside", { count: setAside, day: format.day(setAsideAt, today) })}</p>
				) : null}
				{disputed > 0 ? <p>{t("disputed", { count: disputed })}</p> : null}
				{pupilId === null ? null : (
					<Link className="link inline-flex min-h-6 items-center" href={`/pupils/${pupilId}/results`}>
						{t("notRight")}
					</Link>
				)}
			</dd>
		</>
	);
}
