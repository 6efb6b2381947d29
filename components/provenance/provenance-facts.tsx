"use client";
import { type Formatter, formatter } from "@/lib/i18n/format";
import { useLocale, useTranslations } from "@/lib/i18n/in-browser";
import type { Provenance } from "@/lib/queries/provenance/provenance";
import { medianInWords } from "../goals/goal-words";
import type { Answered } from "../query/answered";
import { MarksLine } from "./marks-line";

type Found = Answered<Provenance>;
type Translate = ReturnType<typeof useTranslations<"provenance">>;

/** Supplier, message, moments, rule, group and mapping of one figure. */
export function ProvenanceFacts({
	found,
	today,
	rule,
}: {
	found: Found;
	today: string;
	/** How it was made, where the screen's own rule made it and none of `rules`. */
	rule?: string;
}) {
	const t = useTranslations("provenance");
	const suppliers = useTranslations("suppliers");
	const format = formatter(useLocale());
	const { message } = found;
	const known = (["edu-v-results", "xapi"] as const).find((key) => key === found.standard);
	return (
		<dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-2 gap-y-2 text-s [&_dd]:wrap-anywhere [&_dt]:text-ink-3">
			<dt>{t("supplier")}</dt>
			<dd>
				{found.supplier}, {known ? suppliers(`standards.${known}`) : found.standard} {message?.version}
			</dd>
			{message === null ? (
				<dd className="col-span-2">{t("nothing")}</dd>
			) : (
				<>
					<dt>{t("message")}</dt>
					<dd>{messageInWords(message, t)}</dd>
					<dt>{t("made")}</dt>
					<dd>{format.dayTime(message.at, today)}</dd>
					<dt>{t("received")}</dt>
					<dd>{format.dayTime(message.receivedAt, today)}</dd>
					<dt>{t("rule")}</dt>
					<dd>
						{rule ?? (
							<>
								{ruleInWords(found, t, format)}{" "}
								<span className="text-ink-3">({t("ruleCode", { code: found.rule })})</span>
							</>
						)}
					</dd>
				</>
			)}
			{found.group === null ? null : (
				<>
					<dt>{t("groupLabel")}</dt>
					<dd>
						{medianOf(found.group, t, format)}
						{t("group", found.group.counts)}
					</dd>
				</>
			)}
			{found.marks ? <MarksLine marks={found.marks} today={today} /> : null}
			<dt>{t("mapping")}</dt>
			<dd>
				<MappedList found={found} today={today} />
			</dd>
		</dl>
	);
}

function MappedList({ found, today }: { found: Found; today: string }) {
	const t = useTranslations("provenance");
	const format = formatter(useLocale());
	const more = found.mappingCount - found.mappings.length;
	return (
		<ul className="grid gap-1">
			{found.mappings.map((mapping) => (
				<li key={`${mapping.kind} ${mapping.title} ${mapping.since}`}>
					{t("mapped", { title: mapping.title ?? t("untitled"), day: format.day(mapping.since, today) })}
				</li>
			))}
			{more > 0 ? <li>{t("more", { count: more })}</li> : null}
			<li className="text-ink-3">{t("version", { version: found.mappingVersion })}</li>
		</ul>
	);
}

function messageInWords(message: NonNullable<Found["message"]>, t: Translate): string {
	const id = message.messageId ?? t("noMessageId", { id: message.deliveryId });
	const count = message.messageCount ?? 1;
	return count > 1 ? t("messages", { id, count }) : id;
}

function ruleInWords({ of, rule, counted, evidence }: Found, t: Translate, format: Formatter): string {
	if (of === "group") return t(`rules.group.${rule}`, evidence);
	if (rule === "effort") return t("rules.pupil.effort", evidence);
	if (rule !== "share-right") return t(`rules.pupil.${rule}`);
	const interval = counted?.interval;
	if (!counted || !interval) return t("rules.pupil.too-little");
	return t("rules.pupil.share-right", {
		...{ correct: counted.correct, taken: counted.taken, days: counted.days ?? 0 },
		...evidence,
		low: format.number(interval.low, 0),
		high: format.number(interval.high, 0),
	});
}

function medianOf(group: NonNullable<Found["group"]>, t: Translate, format: Formatter): string {
	const median = medianInWords(group.spread, group, format);
	return median === null ? "" : `${t("groupMedian", { value: median })} `;
}
