"use client";
import { useLocale, useTranslations } from "use-intl";
import { Sheet } from "@/components/ui/sheet";
import { formatter } from "@/lib/i18n/format";
import type { Provenance } from "@/lib/queries/goals/get-provenance";
import type { TimelinePanel } from "@/lib/standing/goal-timeline";
import type { Answered } from "../query/answered";
import { medianInWords } from "./goal-words";
import { useProvenance } from "./use-provenance";

interface About {
	readonly path: `/api/v1/${string}`;
	readonly period: string;
	readonly panelKey: string;
	readonly type: TimelinePanel["type"];
	readonly name: string;
	readonly today: string;
}

/** The figure itself, which opens where it comes from: at the side, so that it covers no panel it explains. */
export function ProvenanceSheet({
	value,
	known,
	supplier,
	...about
}: About & { value: string; known: boolean; supplier: string }) {
	const t = useTranslations("goals");
	const common = useTranslations("common");
	const look = known ? "text-2xl leading-tight font-strong" : "text-m text-ink-2";
	return (
		<Sheet
			title={t("provenance.title", { value: known ? value : supplier })}
			closeLabel={common("close")}
			trigger={
				<button
					type="button"
					data-provenance=""
					aria-label={t("provenance.open", { value, supplier })}
					className={`border-b border-dotted border-line-strong hover:bg-accent-soft data-[state=open]:bg-accent-soft pointer-coarse:min-h-9 ${look}`}
				>
					{value}
				</button>
			}
		>
			<Answer {...about} />
		</Sheet>
	);
}

function Answer({ path, period, panelKey, ...about }: About) {
	const t = useTranslations("goals");
	const { data, isPending, isError } = useProvenance(path, period);
	if (isPending) return <p role="status">{t("provenance.loading")}</p>;
	const found = data?.find((one) => one.key === panelKey);
	if (isError || !found) return <p role="alert">{t("provenance.error")}</p>;
	return <Facts found={found} {...about} />;
}

function Facts({ found, type, name, today }: { found: Answered<Provenance> } & Pick<About, "type" | "name" | "today">) {
	const t = useTranslations("goals");
	const suppliers = useTranslations("suppliers");
	const format = formatter(useLocale());
	const { message, now, mappings } = found;
	const median = medianInWords(now.spread, { type }, format);
	const known = (["edu-v-results", "xapi"] as const).find((key) => key === found.standard);
	const more = found.mappingCount - mappings.length;
	return (
		<dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-2 gap-y-2 text-s [&_dd]:wrap-anywhere [&_dt]:text-ink-3">
			<dt>{t("provenance.supplier")}</dt>
			<dd>
				{found.supplier}, {known ? suppliers(`standards.${known}`) : found.standard} {message?.version}
			</dd>
			{message === null ? (
				<dd className="col-span-2">{t("provenance.nothing", { name })}</dd>
			) : (
				<>
					<dt>{t("provenance.message")}</dt>
					<dd>{messageInWords(message, t)}</dd>
					<dt>{t("provenance.made")}</dt>
					<dd>{format.dayTime(message.at, today)}</dd>
					<dt>{t("provenance.received")}</dt>
					<dd>{format.dayTime(message.receivedAt, today)}</dd>
					<dt>{t("provenance.rule")}</dt>
					<dd>
						{ruleInWords(found, t, format)}{" "}
						<span className="text-ink-3">({t("provenance.ruleCode", { code: found.rule })})</span>
					</dd>
				</>
			)}
			<dt>{t("provenance.groupLabel")}</dt>
			<dd>
				{median === null ? null : `${t("provenance.groupMedian", { value: median })} `}
				{t("provenance.group", now.counts)}
			</dd>
			<dt>{t("provenance.mapping")}</dt>
			<dd>
				<ul className="grid gap-1">
					{mappings.map((mapping) => (
						<li key={`${mapping.kind} ${mapping.title} ${mapping.since}`}>
							{t("provenance.mapped", {
								title: mapping.title ?? t("provenance.untitled"),
								day: format.day(mapping.since, today),
							})}
						</li>
					))}
					{more > 0 ? <li>{t("provenance.more", { count: more })}</li> : null}
					<li className="text-ink-3">{t("provenance.version", { version: mappings[0]?.mappingVersion ?? 0 })}</li>
				</ul>
			</dd>
		</dl>
	);
}

type Translate = ReturnType<typeof useTranslations<"goals">>;

function messageInWords(message: NonNullable<Answered<Provenance>["message"]>, t: Translate): string {
	const id = message.messageId ?? t("provenance.noMessageId", { id: message.deliveryId });
	return message.messageCount > 1 ? t("provenance.messages", { id, count: message.messageCount }) : id;
}

function ruleInWords({ rule, now }: Answered<Provenance>, t: Translate, format: ReturnType<typeof formatter>): string {
	if (rule !== "share-right") return t(`provenance.rules.${rule}`);
	const interval = now.value?.interval;
	if (!interval || !now.right) return t("provenance.rules.too-little");
	return t("provenance.rules.share-right", {
		...now.right,
		days: now.days ?? 0,
		low: format.number(interval.low, 0),
		high: format.number(interval.high, 0),
	});
}
