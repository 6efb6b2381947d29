"use client";
import { useActionState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { CredentialsPanel } from "./credentials-panel";
import { type ManageAction, OutcomeNotice } from "./manage-outcome";

/** A new secret, shown here once. */
export function SecretForm({
	action,
	connectionId,
	secretVersion,
	supplier,
}: {
	action: ManageAction;
	connectionId: string;
	/** The one to replace: when somebody else did so meanwhile, theirs stays. */
	secretVersion: number;
	supplier: string;
}) {
	const t = useTranslations("connections");
	const [outcome, act, busy] = useActionState(action, null);
	if (outcome !== null && typeof outcome === "object")
		return <CredentialsPanel title={t("credentials.rotatedTitle", { supplier })} credentials={outcome} />;
	return (
		<form action={act} className="grid gap-3">
			<input type="hidden" name="connectionId" value={connectionId} />
			<input type="hidden" name="seen" value={secretVersion} />
			<OutcomeNotice outcome={outcome} />
			<div>
				<Button type="submit" disabled={busy}>
					{t("manage.secret.submit")}
				</Button>
			</div>
		</form>
	);
}
