import { ClientMessages } from "@/components/layout/client-messages";
import { ProvenanceFrame } from "@/components/provenance/provenance-frame";
import { SignalMark } from "@/components/signals/signal-mark";
import { SignalSource } from "@/components/signals/signal-source";
import { signalWords } from "@/components/signals/signal-words";
import { joinParts } from "@/lib/i18n/join-parts";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { SignalRow } from "@/lib/queries/signals/select-signals";
import type { SignalSettings } from "@/lib/standing/signals/signal-settings";

/** The group itself is low on the goal of this page: said once, above the pupils. */
export async function GroupLowNotice({
	found,
	today,
}: {
	found: { readonly signal: SignalRow; readonly rules: SignalSettings } | null;
	today: string;
}) {
	if (found === null) return null;
	const [t, subjects, format] = await Promise.all([
		getTranslator("signals"),
		getTranslator("subjects"),
		getFormatter(),
	]);
	const { signal, rules } = found;
	const { who, what, facts, rule, source } = signalWords(signal, rules, { t, subjects, format, today });
	return (
		<ClientMessages nouns={["signals", "provenance", "suppliers"]}>
			<ProvenanceFrame>
				<p className="panel flex flex-wrap items-baseline gap-x-3 border-l-4 border-l-stuck px-3 py-1.5">
					<span className="flex items-baseline gap-2">
						<SignalMark code={signal.code} />
						<span>
							<strong>{who}</strong> {what}
						</span>
					</span>
					<span className="text-ink-2">{facts}</span>
					<span className="text-s text-ink-3">
						{joinParts([rule])} ·{" "}
						{signal.signalId === null ? (
							source
						) : (
							<SignalSource signalId={signal.signalId} what={`${who} ${what}`} rule={rule} today={today}>
								{source}
							</SignalSource>
						)}
					</span>
				</p>
			</ProvenanceFrame>
		</ClientMessages>
	);
}
