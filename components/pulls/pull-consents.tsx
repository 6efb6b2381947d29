import { StatusShape } from "@/components/ui/status";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { PullConsentRow } from "@/lib/queries/pulls/find-pull";

const cell = "px-2 py-1.5 text-left align-top first:pl-3 last:pr-3";

/** What the school said in the system itself, service by service. */
export async function PullConsents({ consents, today }: { consents: readonly PullConsentRow[]; today: string }) {
	const [t, format] = await Promise.all([getTranslator("pulls"), getFormatter()]);
	return (
		<section className="panel overflow-x-auto" aria-labelledby="consents">
			<div className="px-3 pt-2">
				<h2 id="consents">{t("consents.title")}</h2>
				<p className="mt-1 max-w-[70ch] text-ink-2">{t("consents.text")}</p>
			</div>
			<table className="w-full border-collapse">
				<thead>
					<tr className="border-b border-line-strong text-s text-ink-3">
						{(["what", "status", "seen"] as const).map((head) => (
							<th key={head} scope="col" className={`${cell} font-normal`}>
								{t(`consents.${head}`)}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{consents.map(({ api, status, seenAt }) => (
						<tr key={api} className="border-b border-line last:border-b-0">
							<th scope="row" className={`${cell} font-normal`}>
								{t(`consents.apis.${api as "students-api"}`)}
							</th>
							<td className={cell}>
								<span className="flex items-center gap-1.5">
									<StatusShape name={status === "accepted" ? "reached" : isRefused(status) ? "stuck" : "growing"} />
									{t(`consents.statuses.${status}`)}
								</span>
							</td>
							<td className={cell}>{seenAt ? format.dayTime(seenAt, today) : "–"}</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}

const isRefused = (status: PullConsentRow["status"]) => status === "declined" || status === "revoked";
