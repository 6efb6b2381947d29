import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { ViewerPanel } from "@/components/access/viewer-panel";
import { ClientMessages } from "@/components/layout/client-messages";
import { pupilAddress } from "@/components/pupils/pupil-address";
import { PupilHeading } from "@/components/pupils/pupil-heading";
import { PupilRowsPanel } from "@/components/pupils/pupil-rows-panel";
import { PupilSignalsPanel } from "@/components/pupils/pupil-signals-panel";
import { PupilTimeline } from "@/components/pupils/pupil-timeline";
import { SourceFreshness } from "@/components/pupils/source-freshness";
import { signalWords } from "@/components/signals/signal-words";
import { Notice } from "@/components/ui/notice";
import { requireScope } from "@/lib/authz/request-scope";
import { now } from "@/lib/clock";
import { addressIds } from "@/lib/http/address-ids";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { findKeptPupil } from "@/lib/queries/matching/find-kept-pupil";
import { periodChoice } from "@/lib/queries/periods/resolve-period";
import { findPupilPage } from "@/lib/queries/pupils/find-pupil-page";
import { listPupilSignals } from "@/lib/queries/signals/list-pupil-signals";
import { pupilSignalsOnScreen } from "@/lib/queries/signals/pupil-signals-on-screen";
import type { SignalRow } from "@/lib/queries/signals/select-signals";
import type { SignalSettings } from "@/lib/standing/signals/signal-settings";
import { eraseNote, writeNote } from "../../note-actions";

interface PageProps {
	readonly params: Promise<{ pupilId: string }>;
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** A name in the title would stand in the browser's history and in a shared tab list. */
export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("pupils"))("crumb") };
}

/** A note that is begun from a signal says which, and on what it is. */
async function aboutSignal(signal: SignalRow, rules: SignalSettings, today: string) {
	const [t, subjects, format] = await Promise.all([
		getTranslator("signals"),
		getTranslator("subjects"),
		getFormatter(),
	]);
	const { what, facts } = signalWords(signal, rules, { t, subjects, format, today });
	const { signalId, subject: subjectKey, goal } = signal;
	return { signalId, subjectKey, goalId: goal?.goalId ?? null, what: `${what}: ${facts}` };
}

/** M1: how does this pupil stand over all subjects, what happened when, and what was agreed. */
export default async function PupilPage({ params, searchParams }: PageProps) {
	const scope = await requireScope();
	const { pupilId } = addressIds(await params);
	const address = pupilAddress.parse(await searchParams);
	const [t, format, pupil, kept] = await Promise.all([
		getTranslator("pupils"),
		getFormatter(),
		findPupilPage(scope, {
			pupilId: pupilId,
			period: periodChoice(address.period ?? undefined),
			connectionId: address.source,
		}),
		listPupilSignals(scope, pupilId),
	]);
	if (pupil === null || kept === null) {
		const mergedInto = await findKeptPupil(scope, pupilId);
		if (mergedInto === null) notFound();
		redirect(`/pupils/${mergedInto}`);
	}
	const about = { pupilId, today: scope.today, subjects: pupil.subjects };
	const signals = pupilSignalsOnScreen(kept, pupil, now());
	const signal = [...signals.open, ...signals.dismissed].find((one) => one.signalId === address.signal);
	const actions = { write: writeNote, remove: eraseNote };
	return (
		<ClientMessages nouns={["notes", "subjects"]}>
			<div className="mx-auto grid w-full max-w-7xl grid-cols-[minmax(0,1fr)] gap-3">
				<PupilHeading
					pupil={pupil}
					address={{ ...address, signal: null }}
					about={signal ? { ...about, ...(await aboutSignal(signal, signals.rules, scope.today)) } : about}
					actions={actions}
				/>
				{pupil.period.fellBack ? (
					<p className="text-s text-late">
						{t("fellBack", { range: format.range(pupil.period.from, pupil.period.to) })}
					</p>
				) : null}
				<div className="grid grid-cols-[minmax(0,1fr)] gap-3 lg:grid-cols-[minmax(0,1fr)_17rem] lg:items-start">
					<div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
						{pupil.rows.length + pupil.goals.length === 0 ? (
							<Notice title={t("empty.title", { name: pupil.givenName })}>{t("empty.text")}</Notice>
						) : (
							<PupilRowsPanel pupil={pupil} today={scope.today} />
						)}
						<PupilTimeline pupil={pupil} about={about} actions={actions} />
					</div>
					<div className="grid gap-3">
						<PupilSignalsPanel signals={signals} today={scope.today} />
						{pupil.access === null ? null : (
							<ViewerPanel
								viewers={pupil.access.viewers}
								looks={pupil.access.looks}
								name={pupil.givenName}
								href={`/pupils/${pupilId}/access`}
								today={scope.today}
							/>
						)}
						<SourceFreshness sources={pupil.sources} today={scope.today} />
					</div>
				</div>
			</div>
		</ClientMessages>
	);
}
