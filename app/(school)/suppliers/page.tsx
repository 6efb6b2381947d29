import type { Metadata } from "next";
import Link from "next/link";
import { OverseerLine } from "@/components/boards/overseer-line";
import { FirstSteps } from "@/components/suppliers/first-steps";
import { SupplierTable } from "@/components/suppliers/supplier-table";
import { SuppliersSummary } from "@/components/suppliers/suppliers-summary";
import { VolumeLegend } from "@/components/suppliers/volume-legend";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { can } from "@/lib/authz/policy";
import { refuse } from "@/lib/authz/refuse";
import { requireScope } from "@/lib/authz/request-scope";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { findOverseer } from "@/lib/queries/boards/find-overseer";
import { describeSupplier } from "@/lib/queries/suppliers/describe-supplier";
import { listSuppliers } from "@/lib/queries/suppliers/list-suppliers";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("suppliers"))("title") };
}

/** A1: is every supplier delivering, and what asks something of the school. For its admin. */
export default async function SuppliersPage() {
	const scope = await requireScope();
	if (!can(scope, "see-suppliers")) refuse(scope);
	const [t, quality, visibility, words, format] = await Promise.all([
		getTranslator("suppliers"),
		getTranslator("quality"),
		getTranslator("visibility"),
		getTranslator("connections"),
		getFormatter(),
	]);
	const [suppliers, overseer] = await Promise.all([listSuppliers(scope), findOverseer(scope)]);
	const described = suppliers.map((row) => ({ row, description: describeSupplier(row, scope.today) }));
	return (
		<>
			<div className="flex flex-wrap items-baseline gap-x-3">
				<h1>{t("title")}</h1>
				<span className="text-ink-3">{format.longDay(scope.today)}</span>
				<span className="ml-auto flex items-baseline gap-3">
					{can(scope, "manage-visibility") ? (
						<Link className="link" href="/visibility">
							{visibility("title")}
						</Link>
					) : null}
					{can(scope, "mend-data") ? (
						<Link className="link" href="/quality">
							{quality("title")}
						</Link>
					) : null}
					{can(scope, "manage-suppliers") ? (
						<ButtonLink href="/suppliers/connect">{words("connect.button")}</ButtonLink>
					) : null}
				</span>
			</div>
			{suppliers.length === 0 && can(scope, "manage-suppliers") ? (
				<FirstSteps />
			) : suppliers.length === 0 ? (
				<div className="mt-3">
					<Notice title={t("empty.title")}>{t("empty.text")}</Notice>
				</div>
			) : (
				<>
					<SuppliersSummary suppliers={described} today={scope.today} />
					<SupplierTable suppliers={described} today={scope.today} />
					<VolumeLegend />
				</>
			)}
			<OverseerLine overseer={overseer} />
		</>
	);
}
