import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { FreshnessLine } from "@/components/provenance/freshness-line";
import { talkAddress } from "@/components/talk/talk-address";
import { TalkChoices } from "@/components/talk/talk-choices";
import { TalkSheetPage } from "@/components/talk/talk-sheet-page";
import { requireScope } from "@/lib/authz/request-scope";
import { addressIds } from "@/lib/http/address-ids";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { periodChoice } from "@/lib/queries/periods/resolve-period";
import { findTalkSheet } from "@/lib/queries/talk/find-talk-sheet";

interface PageProps {
	readonly params: Promise<{ pupilId: string }>;
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** A name in the title would stand in the browser's history, and in the head of a printed sheet. */
export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("talk"))("crumb") };
}

/** M3: a sheet of A4 for the talk with pupil and parents, by the browser's print. */
export default async function TalkPage({ params, searchParams }: PageProps) {
	const scope = await requireScope();
	const { pupilId } = addressIds(await params);
	const address = talkAddress.parse(await searchParams);
	const [t, format, sheet] = await Promise.all([
		getTranslator("talk"),
		getFormatter(),
		findTalkSheet(scope, {
			pupilId: pupilId,
			period: periodChoice(address.period),
			subject: address.subject,
		}),
	]);
	if (sheet === null) notFound();
	const { count, at } = sheet.unpublished;
	return (
		<div className="grid gap-3">
			<p className="no-print mx-auto w-full max-w-[210mm] text-s text-ink-3">
				<Link href={`/pupils/${pupilId}`} className="link">
					{sheet.name}
				</Link>{" "}
				· {t("crumb")}
			</p>
			<TalkChoices sheet={sheet} address={address} />
			<p className="no-print mx-auto w-full max-w-[210mm] text-s text-ink-3">
				{t("privateNotes")} {sheet.notes.heldBack > 0 ? t("heldBack", { count: sheet.notes.heldBack }) : ""}
			</p>
			{count > 0 ? (
				<p className="no-print mx-auto w-full max-w-[210mm] text-s text-late">
					{t("unpublished", { count, at: at === null ? "none" : format.dayTime(at, scope.today) })}
				</p>
			) : null}
			<p className="no-print mx-auto flex w-full max-w-[210mm] flex-wrap gap-x-4 text-s text-ink-3">
				<FreshnessLine sources={sheet.sources} today={scope.today} />
			</p>
			<TalkSheetPage sheet={sheet} show={address.show} today={scope.today} />
		</div>
	);
}
