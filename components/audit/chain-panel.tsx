import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { AuditCheck } from "@/lib/queries/audit/check-audit";
import { type AuditAddress, auditHref } from "./audit-address";

/** The newest seal, and on request whether the whole chain holds. */
export async function ChainPanel({
	last,
	check,
	address,
	today,
}: {
	last: { readonly sequence: number; readonly sealedAt: Date } | null;
	/** Null: not asked for. */
	check: AuditCheck | null;
	address: AuditAddress;
	today: string;
}) {
	const [t, format] = await Promise.all([getTranslator("audit"), getFormatter()]);
	const at = last ? format.dayTime(last.sealedAt, today) : "";
	const href = auditHref(address);
	return (
		<div className="grid gap-2">
			<div className="flex flex-wrap items-center gap-x-3 gap-y-1">
				<p className="text-ink-2">{last ? t("seal.last", { sequence: last.sequence, at }) : t("seal.none")}</p>
				<ButtonLink href={`${href}${href.includes("?") ? "&" : "?"}check=1`} prefetch={false}>
					{t("seal.check")}
				</ButtonLink>
			</div>
			{check ? (
				<Outcome check={check} until={check.holdsUntil ? format.dayTime(check.holdsUntil, today) : null} />
			) : null}
		</div>
	);
}

async function Outcome({ check, until }: { check: AuditCheck; until: string | null }) {
	const t = await getTranslator("audit");
	const { seals, sealed, waiting, broken } = check;
	if (broken)
		return (
			<Notice tone="fault" role="status" title={t("seal.broken", { sequence: broken.sequence })}>
				{t(`seal.faults.${broken.fault}`)} {t("seal.brokenText", { before: broken.sequence - 1 })}
			</Notice>
		);
	return (
		<Notice role="status" title={until === null ? t("seal.nothing") : t("seal.holds", { at: until })}>
			{t("seal.holdsText", { seals, sealed, waiting })}
		</Notice>
	);
}
