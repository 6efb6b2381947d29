import { RowPages } from "@/components/ui/row-pages";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { type ExamplePage, type ExampleRow, examplesOnPage } from "@/lib/queries/quality/list-examples";
import { type QualityAddress, qualityHref } from "./quality-address";
import { identifierInWords } from "./quality-words";
import { type ReplayAction, ReplayForm } from "./replay-form";

const heads = ["received", "delivery", "place", "sourceId", "pupil"] as const;

interface Again {
	readonly address: QualityAddress;
	/** Reads a record or its delivery again; null: that changes nothing for this cause. */
	readonly action: ReplayAction | null;
	readonly today: string;
}

const cell = "px-2 py-1.5 align-top first:pl-3 last:pr-3";

/** Records of one cause, so that whoever mends it can find them; pupils are masked. */
export async function ExampleList({
	cause,
	list,
	total,
	...again
}: {
	/** In words. */
	cause: string;
	list: ExamplePage;
	total: number;
} & Again) {
	const t = await getTranslator("quality");
	if (list.examples.length === 0) return <p className="py-2 text-ink-2">{t("examples.empty")}</p>;
	return (
		<div className="grid gap-2">
			<div className="panel overflow-x-auto">
				<table className="w-full border-collapse">
					<caption className="sr-only">{t("examples.title", { cause })}</caption>
					<thead>
						<tr className="text-s text-ink-3">
							{heads.map((head) => (
								<th key={head} scope="col" className={`${cell} font-normal whitespace-nowrap`}>
									{t(`examples.${head}`)}
								</th>
							))}
							{again.action ? (
								<th scope="col" className={`${cell} font-normal whitespace-nowrap`}>
									{t("replay.again")}
								</th>
							) : null}
						</tr>
					</thead>
					<tbody>
						{list.examples.map((example) => (
							<Example key={`${example.deliveryId} ${example.index}`} example={example} {...again} />
						))}
					</tbody>
				</table>
				<RowPages
					label={t("examples.pages")}
					page={list.page}
					pages={list.pages}
					perPage={examplesOnPage}
					shown={list.examples.length}
					total={total}
					hrefOf={(page) => qualityHref(again.address, { cause: again.address.cause, page })}
				/>
			</div>
			<p className="max-w-[75ch] text-s text-ink-3">{t("examples.masked")}</p>
		</div>
	);
}

async function Example({ example, address, action, today }: { example: ExampleRow } & Again) {
	const [t, format] = await Promise.all([getTranslator("quality"), getFormatter()]);
	const { path, sourceId, identifiers } = example;
	return (
		<tr className="border-t border-line">
			<th scope="row" className={`${cell} font-normal whitespace-nowrap`}>
				{format.dayTime(example.receivedAt, today)}
			</th>
			<td className={cell}>
				<span className="font-mono text-xs whitespace-nowrap">{example.deliveryId.slice(-12)}</span>
				<p className="text-s whitespace-nowrap text-ink-3">
					{t("examples.recordNumber", { number: format.number(example.index + 1, 0) })}
					{example.kept ? "" : ` · ${t("examples.erased")}`}
				</p>
			</td>
			<td className={`${cell} font-mono text-xs break-all`}>{path ?? `/${example.index}`}</td>
			<td className={`${cell} max-w-64 font-mono text-xs break-all`}>{sourceId ?? t("examples.none")}</td>
			<td className={`${cell} text-s whitespace-nowrap`}>
				{identifiers.length === 0 ? <span className="text-ink-3">{t("examples.notNamed")}</span> : null}
				{identifiers.map((one) => (
					<p key={`${one.type} ${one.end}`}>{identifierInWords(t, one)}</p>
				))}
			</td>
			{action ? (
				<td className={`${cell} whitespace-nowrap`}>
					{example.kept ? <ReplayButtons example={example} address={address} action={action} /> : null}
				</td>
			) : null}
		</tr>
	);
}

async function ReplayButtons({
	example,
	...form
}: {
	example: ExampleRow;
	address: QualityAddress;
	action: ReplayAction;
}) {
	const [t, format] = await Promise.all([getTranslator("quality"), getFormatter()]);
	const { deliveryId: delivery, index } = example;
	const many = { count: example.open, countText: format.number(example.open, 0) };
	return (
		<span className="inline-flex flex-col gap-1 xl:flex-row">
			<ReplayForm {...form} of={{ delivery, index: String(index) }} label={t("replay.oneOf", { number: index + 1 })}>
				{t("replay.one")}
			</ReplayForm>
			<ReplayForm {...form} of={{ delivery }} label={t("replay.wholeOf", { delivery: delivery.slice(-12), ...many })}>
				{t("replay.whole", many)}
			</ReplayForm>
		</span>
	);
}
