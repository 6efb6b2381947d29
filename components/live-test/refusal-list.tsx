"use client";
import type { Answered } from "@/components/query/answered";
import { formatter } from "@/lib/i18n/format";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { Refusal } from "@/lib/queries/suppliers/find-live-test";

/** Attempts that were refused: why, and how the supplier or the school mends it. */
export function RefusalList({
	refusals,
	locale,
	today,
}: {
	refusals: readonly Answered<Refusal>[];
	locale: "nl" | "en";
	today: string;
}) {
	const t = useTranslations("connections");
	return (
		<div>
			<h3 className="text-m font-strong">{t("test.refused")}</h3>
			{refusals.length === 0 ? (
				<p className="text-s text-ink-3">{t("test.noneRefused")}</p>
			) : (
				<ul className="mt-1 grid gap-2">
					{refusals.map(({ at, reason }) => {
						const key = `refusals.${reason}` as "refusals.schema";
						const known = t.has(`${key}.what`);
						return (
							<li key={`${at} ${reason}`}>
								<p>
									<span className="text-s text-ink-3">{formatter(locale).dayTime(new Date(at), today)}</span>{" "}
									{known ? t(`${key}.what`) : reason}
								</p>
								{known ? <p className="max-w-[60ch] text-s text-ink-2">{t(`${key}.mend`)}</p> : null}
							</li>
						);
					})}
				</ul>
			)}
		</div>
	);
}
