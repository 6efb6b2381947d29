import { ProvenanceFrame } from "@/components/provenance/provenance-frame";
import { PupilSignalList } from "@/components/signals/pupil-signal-list";
import { getTranslator } from "@/lib/i18n/server";
import type { PupilSignals } from "@/lib/queries/signals/list-pupil-signals";

/** Look here, because: what is true now of this pupil. */
export async function PupilSignalsPanel({ signals, today }: { signals: PupilSignals; today: string }) {
	const t = await getTranslator("pupils");
	const { open, rules } = signals;
	return (
		<section className="panel p-3" aria-labelledby="pupil-signals">
			<h2 id="pupil-signals" className="text-m">
				{t("signals")}
			</h2>
			{open.length === 0 ? <p className="mt-1 text-s text-ink-3">{t("noSignals")}</p> : null}
			<ProvenanceFrame>
				<div className="mt-1">
					<PupilSignalList signals={open} rules={rules} today={today} />
				</div>
			</ProvenanceFrame>
		</section>
	);
}
