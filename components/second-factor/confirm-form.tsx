"use client";
import type { ReactNode } from "react";
import { ActFrame } from "@/components/acts/act-form";
import { type Act, useAct } from "@/components/acts/use-act";
import { useTranslations } from "@/lib/i18n/in-browser";
import { CodeField } from "./code-field";
import { RecoveryCodes } from "./recovery-codes";

/** The first code of the app; then, in its place and once, the codes for recovery. */
export function ConfirmForm({
	action,
	children,
}: {
	action: Act<readonly string[]>;
	/** What to do first; gone after success. */
	children: ReactNode;
}) {
	const t = useTranslations("secondFactor");
	const act = useAct({ action, name: "confirm-factor", keeps: false });
	if (act.outcome?.state === "done") return <RecoveryCodes codes={act.outcome.done} />;
	return (
		<ActFrame act={act} words="accounts" submit={t("confirm")}>
			{children}
			<CodeField id="code" />
		</ActFrame>
	);
}
