import type { Act } from "@/components/acts/use-act";
import { addDays, dayInAmsterdam } from "@/lib/domain/school-day";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { Ending } from "@/lib/queries/suppliers/find-ending";
import { EndForm } from "./end-form";
import { ErasurePanel } from "./erasure-panel";
import { ReceivedList } from "./received-list";

/** A connection that has ended: until when what it brought is kept, or how far its erasure is. */
export async function EndedPanel({
	connectionId,
	ending,
	today,
	erase,
	stop,
}: {
	connectionId: string;
	ending: Ending;
	today: string;
	erase: Act<unknown>;
	stop: Act<unknown>;
}) {
	const [t, format] = await Promise.all([getTranslator("connections"), getFormatter()]);
	const { revokedAt, retentionDays, erasedAt, work, total, pupils, received, kept } = ending;
	const ended = dayInAmsterdam(revokedAt ?? new Date(`${today}T12:00:00Z`));
	const day = format.longDay(ended);
	const until = retentionDays === null ? null : format.longDay(addDays(ended, retentionDays));
	const open = work !== null && (work.state === "queued" || work.state === "running");
	return (
		<>
			<section className="panel grid gap-3 p-4" aria-labelledby="ended">
				<h2 id="ended">{t("manage.ended.title")}</h2>
				<p className="max-w-[70ch] text-ink-2">
					{erasedAt
						? t("manage.ended.erased", { moment: format.dayTime(erasedAt, today) })
						: until === null
							? t("manage.ended.keptForever", { day })
							: t("manage.ended.kept", { day, until })}
				</p>
				{kept ? (
					<p className="max-w-[70ch] text-ink-2">
						{t("manage.ended.keptThen", {
							count: format.number(kept.total, 0),
							pupils: kept.pupils,
							pupilsText: format.number(kept.pupils, 0),
						})}
					</p>
				) : null}
				{erasedAt || open ? null : (
					<>
						<ReceivedList counts={{ ...received }} pupils={pupils} />
						<EndForm
							action={erase}
							connectionId={connectionId}
							choices={null}
							submit={t("manage.ended.erase", { count: format.number(total, 0) })}
						/>
					</>
				)}
			</section>
			{work ? <ErasurePanel work={work} stop={stop} /> : null}
		</>
	);
}
