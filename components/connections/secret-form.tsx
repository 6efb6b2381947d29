"use client";
import { ActFrame } from "@/components/acts/act-form";
import { type Act, useAct } from "@/components/acts/use-act";
import { useTranslations } from "@/lib/i18n/in-browser";
import { CredentialsPanel, type ShownCredentials } from "./credentials-panel";

/** A new secret, shown here once. */
export function SecretForm({
	action,
	connectionId,
	secretVersion,
	supplier,
}: {
	action: Act<ShownCredentials>;
	connectionId: string;
	/** The one to replace: when somebody else did so meanwhile, theirs stays. */
	secretVersion: number;
	supplier: string;
}) {
	const t = useTranslations("connections");
	const act = useAct({ action, name: "secret", keeps: false });
	if (act.outcome?.state === "done")
		return <CredentialsPanel title={t("credentials.rotatedTitle", { supplier })} credentials={act.outcome.done} />;
	return (
		<ActFrame act={act} words="connections" submit={t("manage.secret.submit")} look="plain">
			<input type="hidden" name="connectionId" value={connectionId} />
			<input type="hidden" name="secretVersion" value={secretVersion} />
		</ActFrame>
	);
}
