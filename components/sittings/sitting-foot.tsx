import Link from "next/link";
import { FreshnessLine } from "@/components/provenance/freshness-line";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { SittingPage } from "@/lib/queries/sittings/find-sitting-page";

const known = ["edu-v-results", "xapi"] as const;
const head = "pr-4 py-1 text-s font-normal text-ink-3";
const cell = "h-6.5 border-t border-line pr-4 whitespace-nowrap";

/** How fresh it is, how it is computed, and which messages brought it. */
export async function SittingFoot({ page }: { page: SittingPage }) {
	const [t, suppliers, format] = await Promise.all([
		getTranslator("sittings"),
		getTranslator("suppliers"),
		getFormatter(),
	]);
	const [last] = page.messages;
	const { supplier } = page.sitting;
	return (
		<div className="text-s text-ink-3">
			<p className="flex flex-wrap gap-x-4">
				<span>
					{last ? t("foot.received", { supplier, when: format.dayTime(last.receivedAt, page.today) }) : supplier}
				</span>
				{page.source?.late ? <FreshnessLine sources={[page.source]} today={page.today} /> : null}
				<Link className="link" href="/help/growth">
					{t("foot.how")}
				</Link>
			</p>
			<details>
				<summary className="opener">{t("foot.provenance")}</summary>
				<div className="overflow-x-auto">
					<table>
						<thead>
							<tr>
								{(["message", "standard", "when", "entries"] as const).map((name) => (
									<th key={name} scope="col" className={head}>
										{t(`foot.${name}`)}
									</th>
								))}
							</tr>
						</thead>
						<tbody>
							{page.messages.map((message) => {
								const standard = known.find((one) => one === message.standard);
								return (
									<tr key={message.deliveryId}>
										<td className={cell}>{message.messageId ?? t("foot.unnumbered")}</td>
										<td className={cell}>
											{standard ? suppliers(`standards.${standard}`) : message.standard} {message.version}
										</td>
										<td className={cell}>{format.dayTime(message.receivedAt, page.today)}</td>
										<td className={cell}>{format.number(message.entries, 0)}</td>
									</tr>
								);
							})}
						</tbody>
					</table>
				</div>
			</details>
		</div>
	);
}
