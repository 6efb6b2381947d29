import { SupplierState } from "@/components/suppliers/supplier-state";
import { standardInWords } from "@/components/suppliers/supplier-words";
import { VolumeBars } from "@/components/suppliers/volume-bars";
import { ColumnHeads } from "@/components/ui/column-heads";
import { prepareVolume } from "@/lib/charts/prepare-volume";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { BoardConnection } from "@/lib/queries/boards/select-board-connections";
import { volumeDays } from "@/lib/queries/suppliers/list-suppliers";

const heads = ["supplier", "state", "last", "today", "volume"] as const;
const cell = "px-1.5 py-2 first:pl-3 last:pr-3 xl:px-2";
const classOf = { today: "text-right", volume: "hidden md:table-cell" };

/** A row a connection: how it stands, and how much came today beside a normal day. */
export async function BoardSchoolTable({
	connections,
	today,
	label,
}: {
	connections: readonly BoardConnection[];
	today: string;
	label: string;
}) {
	const t = await getTranslator("boards");
	return (
		<section className="panel relative overflow-x-auto" aria-label={label}>
			<table className="w-full border-collapse">
				<ColumnHeads
					heads={heads}
					word={(head) => t(`school.columns.${head}`)}
					cell={`${cell} text-left align-bottom`}
					classOf={classOf}
				/>
				<tbody>
					{connections.map((connection) => (
						<Row key={connection.connectionId} connection={connection} today={today} />
					))}
				</tbody>
			</table>
		</section>
	);
}

async function Row({ connection, today }: { connection: BoardConnection; today: string }) {
	const [t, words, format] = await Promise.all([getTranslator("boards"), getTranslator("suppliers"), getFormatter()]);
	const { supplier, standard, state, lastDeliveryAt, roster, days, holidays, pullFailed } = connection;
	const volume = prepareVolume(days, today, volumeDays, holidays);
	const received = days.find(({ day }) => day === today)?.received ?? 0;
	return (
		<tr className="border-b border-line align-top last:border-b-0">
			<th scope="row" className={`${cell} text-left font-normal`}>
				<span className="font-strong">{supplier}</span>
				<p className="text-s text-ink-3">{standardInWords(words, standard)}</p>
			</th>
			<td className={cell}>
				<SupplierState state={state} word={words(`states.${state}`)} />
				{pullFailed ? <p className="text-s">{words("causes.pull-failed")}</p> : null}
			</td>
			<td className={`${cell} ${state === "late" ? "text-late" : lastDeliveryAt ? "" : "text-ink-3"}`}>
				{lastDeliveryAt ? format.dayTime(lastDeliveryAt, today) : t("notYet")}
			</td>
			<td className={`${cell} text-right`}>
				{roster ? <span className="text-ink-3">–</span> : format.number(received, 0)}
			</td>
			<td className={`${cell} ${classOf.volume}`}>
				{!roster && volume.regular && volume.lastDay ? (
					<VolumeBars
						model={volume}
						label={words("picture", {
							supplier,
							days: volume.daysWithRecords,
							received: format.number(volume.lastDay.received, 0),
							day: format.day(volume.lastDay.day),
						})}
					/>
				) : (
					<span className="text-s text-ink-3">
						{roster ? t("school.roster") : words("someDays", { days: volume.daysWithRecords })}
					</span>
				)}
			</td>
		</tr>
	);
}
