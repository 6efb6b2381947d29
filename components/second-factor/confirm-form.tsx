"use client";
import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useTranslations } from "@/lib/i18n/in-browser";
import { CodeField } from "./code-field";
import { RecoveryCodes } from "./recovery-codes";

/** Codes for recovery after success; null before the first try. */
export type ConfirmOutcome = { readonly fault: string | null; readonly codes: readonly string[] } | null;

/** The first code of the app; then, in its place and once, the codes for recovery. */
export function ConfirmForm({
	action,
	children,
}: {
	action: (before: ConfirmOutcome, form: FormData) => Promise<ConfirmOutcome>;
	/** What to do first; gone after success. */
	children: ReactNode;
}) {
	const [t, accounts] = [useTranslations("secondFactor"), useTranslations("accounts")];
	const [outcome, act, busy] = useActionState(action, null);
	if (outcome && outcome.fault === null) return <RecoveryCodes codes={outcome.codes} />;
	const fault = outcome?.fault ? (`faults.${outcome.fault}` as "faults.invalid") : null;
	return (
		<form action={act} className="grid gap-3">
			{children}
			<CodeField id="code" />
			{fault ? (
				<Notice tone="fault" role="alert" title={accounts(accounts.has(fault) ? fault : "faults.invalid")} />
			) : null}
			<div>
				<Button type="submit" look="primary" disabled={busy}>
					{t("confirm")}
				</Button>
			</div>
		</form>
	);
}
