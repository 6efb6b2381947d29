"use client";
import { ActForm, ActFrame, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import { type Act, useAct } from "@/components/acts/use-act";
import { ButtonLink } from "@/components/ui/button";
import { useTranslations } from "@/lib/i18n/in-browser";
import { CredentialsPanel, type ShownCredentials } from "./credentials-panel";

/**
 * Approve or withdraw what was asked. After an approval the credentials stand here, in place of what was decided over:
 * the page is not built anew before the person has kept them.
 */
export function DecideForm({
	approve,
	withdraw,
	connectionId,
	requestId,
	supplier,
	isNew,
	mayApprove,
	heading,
	approvedHeading,
	children,
}: {
	approve: Act<ShownCredentials>;
	withdraw: Act<unknown>;
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
	const approval = useAct({ action: approve, name: "approve", keeps: false });
	if (approval.outcome?.state === "done")
		return (
			<>
				{approvedHeading}
				<CredentialsPanel title={t("credentials.title", { supplier })} credentials={approval.outcome.done}>
					<ButtonLink href="/suppliers/connect">{t("credentials.another")}</ButtonLink>
				</CredentialsPanel>
			</>
		);
	const request = (
		<>
			<input type="hidden" name="connectionId" value={connectionId} />
			<input type="hidden" name="requestId" value={requestId} />
			<ActNotice words="connections" />
		</>
	);
	const row = "flex flex-wrap items-center gap-x-3 gap-y-2";
	return (
		<>
			{heading}
			<section className="panel grid grid-cols-1 gap-4 border-growing p-4" aria-labelledby="review">
				{children}
				<div className={row}>
					{mayApprove ? (
						<ActFrame act={approval} className={row}>
							{request}
							<SubmitButton look="primary">{t("review.approve")}</SubmitButton>
							<span className="text-s text-ink-3">{t("review.letter")}</span>
						</ActFrame>
					) : null}
					<ActForm name="withdraw" action={withdraw} keeps={false} className={row}>
						{request}
						<SubmitButton>{t("review.withdraw")}</SubmitButton>
						<span className="text-s text-ink-3">{t(isNew ? "review.withdrawHint" : "review.withdrawChangeHint")}</span>
					</ActForm>
				</div>
			</section>
		</>
	);
}
