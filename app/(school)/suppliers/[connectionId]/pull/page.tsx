import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ClientMessages } from "@/components/layout/client-messages";
import { PullConsents } from "@/components/pulls/pull-consents";
import { PullKeyPanel } from "@/components/pulls/pull-key-panel";
import { PullRunTable } from "@/components/pulls/pull-run-table";
import { PullSettingsForm } from "@/components/pulls/pull-settings-form";
import { PullStagePanel } from "@/components/pulls/pull-stage-panel";
import { PullWork } from "@/components/pulls/pull-work";
import { can } from "@/lib/authz/policy";
import { requireScope } from "@/lib/authz/request-scope";
import { now } from "@/lib/clock";
import { versionOf } from "@/lib/commands/acts/require-seen";
import { shownPull } from "@/lib/commands/pulls/save-pull";
import { connectionId as connectionSchema } from "@/lib/domain/ids";
import { getTranslator } from "@/lib/i18n/server";
import { findWork } from "@/lib/queries/long-work/find-work";
import { findPull } from "@/lib/queries/pulls/find-pull";
import { endWork } from "../../../work-actions";
import { runPull, savePullSettings } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("pulls"))("panel.title") };
}

/** A roster that we fetch: set up, tried, switched on, and from then on how it goes. */
export default async function PullPage({ params }: PageProps) {
	const scope = await requireScope();
	const { success, data: connectionId } = connectionSchema.safeParse((await params).connectionId);
	if (!can(scope, "see-suppliers") || !success) notFound();
	const pull = await findPull(scope, connectionId);
	if (pull === null) notFound();
	const t = await getTranslator("pulls");
	const { settings, supplier, state } = pull;
	const [last] = pull.runs;
	const work = last?.state === "open" ? await findWork(scope, { workId: last.runId }) : null;
	const mayManage = can(scope, "manage-suppliers");
	const form = (
		<ClientMessages nouns={["pulls"]}>
			<PullSettingsForm
				{...{
					connectionId,
					settings,
					services: pull.services,
					identifiers: pull.identifiers,
					action: savePullSettings,
				}}
				seen={versionOf(shownPull(settings, pull.services))}
			/>
		</ClientMessages>
	);
	return (
		<div className="grid max-w-5xl grid-cols-1 gap-3">
			<div>
				<p>
					<Link className="link text-s" href={`/suppliers/${connectionId}`}>
						{t("back", { supplier })}
					</Link>
				</p>
				<h1 className="mt-1">{t("title", { supplier })}</h1>
			</div>
			<PullStagePanel {...{ connectionId, pull, mayManage, action: runPull }} today={scope.today} />
			{work && last ? <PullWork {...{ work, run: last, cancel: endWork }} now={now()} /> : null}
			{pull.consents.length > 0 ? <PullConsents consents={pull.consents} today={scope.today} /> : null}
			{pull.runs.length > 0 ? <PullRunTable runs={pull.runs} today={scope.today} /> : null}
			{mayManage && state !== "revoked" ? (
				<section className="panel grid gap-3 p-4" aria-labelledby="settings">
					<div>
						<h2 id="settings">{t("settings.title")}</h2>
						<p className="mt-1 max-w-[70ch] text-ink-2">{t("settings.text")}</p>
					</div>
					{settings === null ? (
						form
					) : (
						<details>
							<summary className="cursor-pointer">{t("settings.change")}</summary>
							<div className="mt-3">{form}</div>
						</details>
					)}
				</section>
			) : null}
			<PullKeyPanel keyAddress={pull.keyAddress} scopes={pull.scopes} />
		</div>
	);
}

interface PageProps {
	readonly params: Promise<{ connectionId: string }>;
}
