import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { BrowserContentPanel } from "@/components/connections/browser-content-panel";
import { ConnectionTermsPanel } from "@/components/connections/connection-terms-panel";
import { DecideForm } from "@/components/connections/decide-form";
import { ReviewWords } from "@/components/connections/review-words";
import { ClientMessages } from "@/components/layout/client-messages";
import { LiveTestPanel } from "@/components/live-test/live-test-panel";
import { PullSummary } from "@/components/pulls/pull-summary";
import { asAnswered } from "@/components/query/as-answered";
import { QueryProvider } from "@/components/query/query-provider";
import { ReadingPanel } from "@/components/suppliers/reading-panel";
import { SupplierDeliveries } from "@/components/suppliers/supplier-deliveries";
import { SupplierFigures } from "@/components/suppliers/supplier-figures";
import { SupplierHeading } from "@/components/suppliers/supplier-heading";
import { VolumeHistory } from "@/components/suppliers/volume-history";
import { can } from "@/lib/authz/policy";
import { refuse } from "@/lib/authz/refuse";
import { requireScope } from "@/lib/authz/request-scope";
import { versionOf } from "@/lib/commands/acts/require-seen";
import { shownOrigins } from "@/lib/commands/connections/set-browser-origins";
import { connectionId as connectionSchema } from "@/lib/domain/ids";
import { addDays, dayInAmsterdam } from "@/lib/domain/school-day";
import { getLocale, getTranslator } from "@/lib/i18n/server";
import { findPull } from "@/lib/queries/pulls/find-pull";
import { countUnknownPupils } from "@/lib/queries/suppliers/count-unknown-pupils";
import { describeSupplier } from "@/lib/queries/suppliers/describe-supplier";
import { findConnection } from "@/lib/queries/suppliers/find-connection";
import { findLiveTest, type LiveTest } from "@/lib/queries/suppliers/find-live-test";
import { findReading } from "@/lib/queries/suppliers/find-reading";
import { findCatalogueStandard } from "@/lib/queries/suppliers/list-catalogue";
import { listDeliveries } from "@/lib/queries/suppliers/list-deliveries";
import { type ConnectionState, findSupplier, type SupplierRow } from "@/lib/queries/suppliers/list-suppliers";
import { listVolume } from "@/lib/queries/suppliers/list-volume";
import {
	approveRequest,
	approveRequestWithSecret,
	decideKind,
	endKind,
	setOrigins,
	switchDeviation,
	withdrawRequest,
} from "./actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("suppliers"))("title") };
}

/** A1, one supplier opened: what waits for a decision, what came, and what was agreed. */
export default async function SupplierPage({ params, searchParams }: PageProps) {
	const scope = await requireScope();
	const { success, data: connectionId } = connectionSchema.safeParse((await params).connectionId);
	if (!can(scope, "see-suppliers") || !success) refuse(scope);
	// First: the rest of the page then shows at least what the trial has reached, or the trial finds that it is behind.
	const test = await findLiveTest(scope, connectionId);
	const [locale, row, details] = await Promise.all([
		getLocale(),
		findSupplier(scope, connectionId),
		findConnection(scope, connectionId),
	]);
	if (test === null || row === null || details === null) notFound();
	const { request } = details;
	const standard = findCatalogueStandard(details.standard);
	const isNew = row.state === "asked";
	const before = z
		.guid()
		.nullable()
		.catch(null)
		.parse((await searchParams).before);
	const [pull, deliveries, volume, unknownPupils, reading] = await Promise.all([
		findPull(scope, connectionId),
		listDeliveries(scope, connectionId, before),
		listVolume(scope, connectionId),
		countUnknownPupils(scope, connectionId),
		can(scope, "mend-data") ? findReading(scope, connectionId) : null,
	]);
	const beginning = isBeginning(row, test, scope.today);
	const testPanel = (
		<ClientMessages nouns={["connections"]}>
			<QueryProvider>
				<LiveTestPanel
					connectionId={connectionId}
					first={asAnswered(test)}
					locale={locale}
					today={scope.today}
					open={beginning}
				/>
			</QueryProvider>
		</ClientMessages>
	);
	const received = (
		<>
			{beginning ? testPanel : null}
			{row.roster ? null : (
				<>
					<SupplierFigures row={row} days={volume} unknownPupils={unknownPupils} today={scope.today} />
					<VolumeHistory days={volume} holidays={row.holidays} today={scope.today} />
				</>
			)}
			{reading ? (
				<ClientMessages nouns={["reading"]}>
					<ReadingPanel
						connectionId={connectionId}
						reading={reading}
						acts={{ decide: decideKind, end: endKind, deviate: switchDeviation }}
						mayDecide={row.state !== "revoked"}
						today={scope.today}
					/>
				</ClientMessages>
			) : null}
			<SupplierDeliveries row={row} page={deliveries} before={before} today={scope.today} />
			{beginning ? null : testPanel}
		</>
	);
	const heading = (state: ConnectionState) => {
		const shown = { ...row, state };
		return (
			<SupplierHeading
				row={shown}
				description={describeSupplier(shown, scope.today)}
				unusedKinds={reading?.kinds ?? 0}
				today={scope.today}
			/>
		);
	};
	return (
		<div className="grid grid-cols-1 gap-4">
			{request && standard ? (
				<ClientMessages nouns={["connections"]}>
					<DecideForm
						approve={isNew && !standard.pulled ? approveRequestWithSecret : approveRequest}
						withdraw={withdrawRequest}
						connectionId={connectionId}
						requestId={request.requestId}
						supplier={details.supplier}
						isNew={isNew}
						heading={heading(row.state)}
						approvedHeading={heading(isNew ? "approved" : row.state)}
						mayApprove={can(scope, "approve-connections")}
					>
						<ReviewWords details={details} request={request} standard={standard} today={scope.today} isNew={isNew} />
					</DecideForm>
				</ClientMessages>
			) : (
				heading(row.state)
			)}
			{isNew ? null : (
				<>
					{pull ? <PullSummary connectionId={connectionId} pull={pull} today={scope.today} /> : received}
					{details.browserOrigins !== null && row.state !== "revoked" && can(scope, "manage-suppliers") ? (
						<BrowserContentPanel
							connectionId={connectionId}
							origins={details.browserOrigins}
							seen={versionOf(shownOrigins(details.browserOrigins))}
							setOrigins={setOrigins}
						/>
					) : null}
					<ConnectionTermsPanel
						details={details}
						standard={standard}
						today={scope.today}
						links={
							can(scope, "manage-suppliers")
								? { change: request === null && row.state !== "revoked", ended: row.state === "revoked" }
								: null
						}
					/>
				</>
			)}
		</div>
	);
}

/** A week from the first message; then the causes above say what asks for attention. */
function isBeginning({ state, activatedAt }: SupplierRow, { steps }: LiveTest, today: string): boolean {
	if (state === "revoked") return false;
	const received = steps.some(({ name, state }) => name === "message" && state === "done");
	return !received || (activatedAt !== null && dayInAmsterdam(activatedAt) > addDays(today, -7));
}

interface PageProps {
	readonly params: Promise<{ connectionId: string }>;
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}
