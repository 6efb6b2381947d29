import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { EndForm } from "@/components/connections/end-form";
import { EndedPanel } from "@/components/connections/ended-panel";
import { PauseForm } from "@/components/connections/pause-form";
import { ReceivedList } from "@/components/connections/received-list";
import { SecretForm } from "@/components/connections/secret-form";
import { ClientMessages } from "@/components/layout/client-messages";
import { can } from "@/lib/authz/policy";
import { refuse } from "@/lib/authz/refuse";
import { requireScope } from "@/lib/authz/request-scope";
import { versionOf } from "@/lib/commands/acts/require-seen";
import { shownPause } from "@/lib/commands/connections/pause-connection";
import { connectionId as connectionSchema } from "@/lib/domain/ids";
import { addDays, dayInAmsterdam } from "@/lib/domain/school-day";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { findConnection } from "@/lib/queries/suppliers/find-connection";
import { findEnding } from "@/lib/queries/suppliers/find-ending";
import { findSupplier } from "@/lib/queries/suppliers/list-suppliers";
import { endWork } from "../../../work-actions";
import { endConnection, eraseConnection, pauseConnection, renewSecret } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("connections"))("opened.manage") };
}

/** Pause, a new secret, and the end of a connection, each with what it means beforehand. */
export default async function ManagePage({ params }: PageProps) {
	const scope = await requireScope();
	const { success, data: connectionId } = connectionSchema.safeParse((await params).connectionId);
	if (!can(scope, "manage-suppliers") || !success) refuse(scope);
	const [t, format, row, details, ending] = await Promise.all([
		getTranslator("connections"),
		getFormatter(),
		findSupplier(scope, connectionId),
		findConnection(scope, connectionId),
		findEnding(scope, connectionId),
	]);
	if (row === null || details === null || ending === null || row.state === "asked") notFound();
	const { supplier, client } = details;
	const { total, pupils, retentionDays } = ending;
	const received = { count: format.number(total, 0), pupils, pupilsText: format.number(pupils, 0) };
	const until = row.pausedUntil && addDays(dayInAmsterdam(row.pausedUntil), -1);
	const paused = until ? t("manage.pause.pausedUntil", { day: format.longDay(until) }) : t("manage.pause.paused");
	const heading = (
		<div>
			<p>
				<Link className="link text-s" href={`/suppliers/${connectionId}`}>
					{supplier}
				</Link>
			</p>
			<h1 className="mt-1">{t("manage.title", { supplier })}</h1>
		</div>
	);
	if (row.state === "revoked")
		return (
			<div className="grid max-w-3xl grid-cols-1 gap-3">
				{heading}
				<ClientMessages nouns={["connections"]}>
					<EndedPanel
						connectionId={connectionId}
						ending={ending}
						today={scope.today}
						erase={eraseConnection}
						stop={endWork}
					/>
				</ClientMessages>
			</div>
		);
	return (
		<div className="grid max-w-3xl grid-cols-1 gap-3">
			{heading}
			<ClientMessages nouns={["connections"]}>
				<Panel id="pause" title={t("manage.pause.title")} text={t("manage.pause.text")}>
					{row.state === "active" || row.state === "paused" ? (
						<PauseForm
							action={pauseConnection}
							connectionId={connectionId}
							seen={versionOf(shownPause(row))}
							paused={row.state === "paused" ? paused : null}
							today={scope.today}
						/>
					) : (
						<p className="text-ink-3">{t("manage.pause.notYet")}</p>
					)}
				</Panel>
				{client ? (
					<Panel id="secret" title={t("manage.secret.title")} text={t("manage.secret.text")}>
						{client.authMethod === "private_key_jwt" || !client.ownClient ? (
							<p className="text-ink-3">{t(client.ownClient ? "manage.secret.key" : "manage.secret.shared")}</p>
						) : (
							<SecretForm
								action={renewSecret}
								connectionId={connectionId}
								secretVersion={client.secretVersion}
								supplier={supplier}
							/>
						)}
					</Panel>
				) : null}
				<Panel id="end" title={t("manage.end.title")} text={t("manage.end.text")}>
					<div>
						<h3 className="text-m font-strong">{t("manage.end.received")}</h3>
						<ReceivedList counts={{ ...ending.received }} pupils={pupils} />
					</div>
					<EndForm
						action={endConnection}
						connectionId={connectionId}
						choices={{
							keep:
								retentionDays === null
									? t("manage.end.keepForever", received)
									: t("manage.end.keep", {
											...received,
											days: retentionDays,
											day: format.longDay(addDays(scope.today, retentionDays)),
										}),
							erase: t("manage.end.erase", received),
						}}
						submit={t("manage.end.submit")}
					/>
				</Panel>
			</ClientMessages>
		</div>
	);
}

function Panel({ id, title, text, children }: { id: string; title: string; text: string; children: ReactNode }) {
	return (
		<section className="panel grid gap-3 p-4" aria-labelledby={id}>
			<div>
				<h2 id={id}>{title}</h2>
				<p className="mt-1 max-w-[70ch] text-ink-2">{text}</p>
			</div>
			{children}
		</section>
	);
}

interface PageProps {
	readonly params: Promise<{ connectionId: string }>;
}
