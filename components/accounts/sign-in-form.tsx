"use client";
import { type FormEvent, useState } from "react";
import { askSignIn } from "@/components/query/ask-sign-in";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { useTranslations } from "@/lib/i18n/in-browser";
import { signInFault } from "./sign-in-fault";

/** E-mail and password, and a code when the account asks for one. */
export function SignInForm() {
	const t = useTranslations("accounts");
	const [busy, setBusy] = useState(false);
	const [fault, setFault] = useState<string | null>(null);
	const [asksCode, setAsksCode] = useState(false);
	const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const form = new FormData(event.currentTarget);
		setBusy(true);
		setFault(null);
		const credentials = {
			email: String(form.get("email")),
			password: String(form.get("password")),
			code: String(form.get("code") ?? ""),
		};
		const answer = await askSignIn("callback/credentials", credentials);
		// A whole new page: everything on it belongs to the one who signed in.
		if ("address" in answer) return window.location.assign("/");
		if (answer.fault === "code-needed") setAsksCode(true);
		else setFault(answer.fault);
		setBusy(false);
	};
	return (
		<form onSubmit={onSubmit} method="post" className="grid gap-3">
			<Field id="email" name="email" label={t("email")} type="email" autoComplete="username" required />
			<Field
				id="password"
				name="password"
				label={t("password")}
				type="password"
				autoComplete="current-password"
				required
			/>
			{asksCode ? (
				<Field
					id="code"
					name="code"
					label={t("code")}
					hint={t("signIn.codeHint")}
					autoComplete="one-time-code"
					maxLength={40}
					autoFocus
					required
				/>
			) : null}
			{fault ? <Notice tone="fault" role="alert" title={signInFault(t, fault)} /> : null}
			<div>
				<Button type="submit" look="primary" disabled={busy}>
					{busy ? t("signIn.busy") : t("signIn.submit")}
				</Button>
			</div>
		</form>
	);
}
