import type { Metadata } from "next";
import { mappingHref, readMappingAddress } from "@/components/mapping/mapping-address";
import { SourceTable } from "@/components/mapping/source-table";
import { UnitList } from "@/components/mapping/unit-list";
import { UnitPanel } from "@/components/mapping/unit-panel";
import { Notice } from "@/components/ui/notice";
import { can } from "@/lib/authz/policy";
import { refuse } from "@/lib/authz/refuse";
import { requireScope } from "@/lib/authz/request-scope";
import { versionOf } from "@/lib/commands/acts/require-seen";
import { shownUnit } from "@/lib/commands/curriculum/map-units";
import { getTranslator } from "@/lib/i18n/server";
import { findUnit } from "@/lib/queries/mapping/find-unit";
import { listSources } from "@/lib/queries/mapping/list-sources";
import { listUnits } from "@/lib/queries/mapping/list-units";
import { readUnitKey, writeUnitKey } from "@/lib/queries/mapping/mapping-filter";
import { decideUnit } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("mapping"))("title") };
}

/** What suppliers call lesson, block or part, beside the goals: a person says which belongs to which. No pupils. */
export default async function MappingPage({ searchParams }: PageProps) {
	const scope = await requireScope();
	if (!can(scope, "map-goals")) refuse(scope);
	const asked = readMappingAddress(await searchParams);
	const [t, sources] = await Promise.all([getTranslator("mapping"), listSources(scope)]);
	const source = sources.find(({ connectionId }) => connectionId === asked.connectionId) ?? sources[0];
	const head = (
		<div className="max-w-[75ch]">
			<h1>{t("title")}</h1>
			<p className="mt-1 text-ink-2">{t("intro")}</p>
		</div>
	);
	if (!source)
		return (
			<div className="grid gap-3">
				{head}
				<Notice title={t("empty.title")}>{t("empty.text")}</Notice>
			</div>
		);
	const { connectionId } = source;
	const address = { ...asked, connectionId };
	const key = readUnitKey(address.unit);
	const list = await listUnits(scope, { ...address, only: null });
	const opened = key === null ? null : await findUnit(scope, connectionId, key, list.units);
	const next = list.units.find((unit) => writeUnitKey(unit) !== address.unit);
	return (
		<div className="grid gap-3">
			{head}
			<SourceTable sources={sources} chosen={connectionId} address={address} />
			<div className="grid items-start gap-3 md:grid-cols-2">
				<div className={`min-w-0 ${opened ? "order-last md:order-none" : ""}`}>
					<UnitList list={list} address={address} />
				</div>
				{opened ? (
					<UnitPanel
						opened={opened}
						connectionId={connectionId}
						seen={versionOf(shownUnit(opened.unit.goals.map(({ goalId }) => goalId)))}
						nextHref={next ? mappingHref(address, { unit: writeUnitKey(next) }) : null}
						action={decideUnit}
					/>
				) : (
					<Notice title={t(address.unit === null ? "panel.choose" : "panel.gone")}>
						{address.unit === null ? t("panel.chooseText") : null}
					</Notice>
				)}
			</div>
		</div>
	);
}

interface PageProps {
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}
