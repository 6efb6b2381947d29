"use client";
import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { FormAction } from "./form-outcome";
import { ToldOnce } from "./told-once";

/** A form of few fields: what was typed stays after a fault, the fault stands above the button and is read out. */
export function AccountForm({
	action,
	submit,
	done,
	look = "primary",
	children,
}: {
	action: FormAction;
	submit: string;
	/** The sentence after success; absent where the action leads to another page. */
	done?: string;
	look?: "primary" | "plain";
	children?: ReactNode;
}) {
	const t = useTranslations("accounts");
	const [outcome, act, busy] = useActionState(action, null);
	const form = useRef<HTMLFormElement>(null);
	useEffect(() => {
		if (outcome?.fault === null) form.current?.reset();
	}, [outcome]);
	const onSubmit = (event: FormEvent<HTMLFormElement>) => {
		// React empties a form after its action; here only a success may do so.
		event.preventDefault();
		const filled = new FormData(event.currentTarget);
		startTransition(() => act(filled));
	};
	const fault = outcome?.fault ? (`faults.${outcome.fault}` as "faults.invalid") : null;
	return (
		<form ref={form} action={act} onSubmit={onSubmit} className="grid gap-3">
			{children}
			{fault ? <Notice tone="fault" role="alert" title={t(t.has(fault) ? fault : "faults.invalid")} /> : null}
			{outcome && outcome.fault === null && done ? <Notice role="status" title={done} /> : null}
			{outcome?.told ? <ToldOnce told={outcome.told} /> : null}
			<div>
				<Button type="submit" look={look} disabled={busy}>
					{submit}
				</Button>
			</div>
		</form>
	);
}
