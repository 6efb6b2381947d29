import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { CauseRow } from "@/lib/queries/quality/list-causes";
import type { QualityAddress } from "./quality-address";
import { type ReplayAction, ReplayForm } from "./replay-form";

/** Reads all records of the open cause again: says how many they are, and of how many the message is gone. */
export async function ReplayCause({
	cause,
	address,
	action,
}: {
	cause: CauseRow;
	address: QualityAddress;
	action: ReplayAction;
}) {
	const [t, format] = await Promise.all([getTranslator("quality"), getFormatter()]);
	const gone = cause.deliveries - cause.kept;
	return (
		<div className="flex flex-wrap items-center gap-x-3 gap-y-1">
			{cause.kept > 0 ? (
				<ReplayForm action={action} address={address} primary>
					{t("replay.cause")}
				</ReplayForm>
			) : null}
			<p className="max-w-[70ch] text-s text-ink-2">
				{cause.kept > 0
					? `${t("replay.howMany", {
							count: cause.keptRecords,
							countText: format.number(cause.keptRecords, 0),
							deliveries: cause.kept,
							deliveriesText: format.number(cause.kept, 0),
						})} ${t("replay.why")}`
					: null}{" "}
				{gone > 0 ? t("replay.gone", { gone, goneText: format.number(gone, 0) }) : null}
			</p>
		</div>
	);
}
