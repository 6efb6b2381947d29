"use client";
import { useActionState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useTranslations } from "@/lib/i18n/in-browser";
import { CredentialsPanel, type ShownCredentials } from "./credentials-panel";

export type DecideOutcome = { readonly approved: ShownCredentials | null; readonly number: number } | "conflict" | null;
export type DecideAction = (before: DecideOutcome, form: FormData) => Promise<DecideOutcome>;

/**
 * Approve or withdraw what was asked. After an approval the credentials stand here, in place of what was decided over:
 * the page is not built anew before the person has kept them.
 */
export function DecideForm({
	action,
	connectionId,
	requestId,
	supplier,
	isNew,
	mayApprove,
	heading,
	approvedHeading,
	children,
}: {
	action: DecideAction;
	connectionId: string;
	requestId: string;
	supplier: string;
	isNew: boolean;
	mayApprove: boolean;
	/** Of the page, which says another state once it is approved. */
	heading: React.ReactNode;
	approvedHeading: React.ReactNode;
	children: React.ReactNode;
}) {
	const t = useTranslations("connections");
	const [outcome, act, busy] = useActionState(action, null);
	if (outcome !== null && outcome !== "conflict")
		return (
			<>
				{approvedHeading}
				{outcome.approved === null ? (
					<Notice role="status" title={t("review.approvedChange")} />
				) : (
					<CredentialsPanel title={t("credentials.title", { supplier })} credentials={outcome.approved}>
						<ButtonLink href="/suppliers/connect">{t("credentials.another")}</ButtonLink>
					</CredentialsPanel>
				)}
			</>
		);
	return (
		<>
			{heading}
			<section className="panel grid grid-cols-1 gap-4 border-growing p-4" aria-labelledby="review">
				{children}
				{outcome === "conflict" ? <Notice tone="fault" role="alert" title={t("review.conflict")} /> : null}
				<form action={act} className="flex flex-wrap items-center gap-x-3 gap-y-2">
					<input type="hidden" name="connectionId" value={connectionId} />
					<input type="hidden" name="requestId" value={requestId} />
					{mayApprove ? (
						<>
							<Button type="submit" look="primary" name="decision" value="approve" disabled={busy}>
								{t("review.approve")}
							</Button>
							<span className="text-s text-ink-3">{t("review.letter")}</span>
						</>
					) : null}
					<Button type="submit" name="decision" value="withdraw" disabled={busy}>
						{t("review.withdraw")}
					</Button>
					<span className="text-s text-ink-3">{t(isNew ? "review.withdrawHint" : "review.withdrawChangeHint")}</span>
				</form>
			</section>
		</>
	);
}
