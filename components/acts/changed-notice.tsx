"use client";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Change } from "@/lib/domain/answer";
import { useTranslations } from "@/lib/i18n/in-browser";
import { useActForm } from "./act-context";
import type { Difference } from "./differences";

/** Somebody saved meanwhile: who and when, what is kept now beside what stands in the form, and a way to go on with either. */
export function ChangedNotice({ change }: { change: Change }) {
	const t = useTranslations("acts");
	const { form, differencesTo, sendOver, take } = useActForm();
	const [rows, setRows] = useState<readonly Difference[] | null>(null);
	// biome-ignore lint/correctness/useExhaustiveDependencies: of this change; the form stays
	useEffect(() => {
		const words = { on: t("changed.on"), off: t("changed.off"), none: t("changed.none") };
		const compare = () => setRows(differencesTo(change.shown, words));
		compare();
		const typedIn = form.current;
		typedIn?.addEventListener("input", compare);
		return () => typedIn?.removeEventListener("input", compare);
	}, [change, t]);
	const { by, when } = change;
	const who = by.self ? "self" : by.name === null ? "nobody" : "other";
	return (
		<Notice
			tone="late"
			role="alert"
			title={t(`changed.${who}`, { who: by.self ? "" : (by.name ?? ""), when: when ?? "" })}
		>
			<p>{t(rows?.length === 0 ? "changed.same" : "changed.text")}</p>
			{rows && rows.length > 0 ? (
				<div className="mt-1 overflow-x-auto">
					<table className="w-full border-collapse text-ink">
						<thead>
							<tr className="border-b border-line text-s text-ink-3">
								<th scope="col" className="py-1 pr-3 text-left font-normal">
									{t("changed.field")}
								</th>
								<th scope="col" className="py-1 pr-3 text-left font-normal">
									{t("changed.now")}
								</th>
								<th scope="col" className="py-1 text-left font-normal">
									{t("changed.yours")}
								</th>
							</tr>
						</thead>
						<tbody>
							{rows.map(({ name, label, now, yours, isOwn }) => (
								<tr key={name} className="border-b border-line align-top last:border-b-0">
									<th scope="row" className="py-1 pr-3 text-left font-normal text-ink-2">
										{label}
									</th>
									<td className="py-1 pr-3 whitespace-pre-line wrap-anywhere">{now}</td>
									<td className="py-1 whitespace-pre-line wrap-anywhere">
										{isOwn ? yours : <span className="text-ink-3">{t("changed.untouched")}</span>}
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</div>
			) : null}
			<p className="mt-2 flex flex-wrap gap-2">
				<Button onClick={() => take(change.version, change.shown)}>{t("changed.take")}</Button>
				{rows?.some(({ isOwn }) => isOwn) ? (
					<Button onClick={() => sendOver(change.version, change.shown)}>{t("changed.over")}</Button>
				) : null}
			</p>
		</Notice>
	);
}
