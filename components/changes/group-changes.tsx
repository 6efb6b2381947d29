import { SignalLine } from "@/components/signals/signal-line";
import { getTranslator } from "@/lib/i18n/server";
import type { SignalRow } from "@/lib/queries/signals/select-signals";
import type { SignalSettings } from "@/lib/standing/signals/signal-settings";

/** Groups that are low themselves: said once, before the pupils of them who are stuck. */
export async function GroupChanges({
	signals,
	rules,
	today,
}: {
	signals: readonly SignalRow[];
	rules: SignalSettings;
	today: string;
}) {
	const t = await getTranslator("changes");
	return (
		<section className="panel px-3 py-2" aria-labelledby="group-changes">
			<h2 id="group-changes" className="text-m">
				{t("groups")}
			</h2>
			<ul className="mt-1 grid gap-1">
				{signals.map((signal) => (
					<SignalLine key={signal.signalId} signal={signal} rules={rules} today={today} wide>
						· {signal.groupName}
					</SignalLine>
				))}
			</ul>
		</section>
	);
}
