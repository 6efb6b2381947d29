"use client";
import type { ReactNode } from "react";
import { ActFrame, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import { type ActOptions, useAct } from "@/components/acts/use-act";
import type { Told } from "./form-outcome";
import { ToldOnce } from "./told-once";

/** A form of accounts and settings: its faults have the words of accounts, and it may answer what is shown once. */
export function AccountForm({
	submit,
	done,
	look = "primary",
	children,
	...options
}: ActOptions<Told> & {
	submit: string;
	/** The sentence after success; absent where the action leads to another page. */
	done?: string;
	look?: "primary" | "plain";
	children?: ReactNode;
}) {
	const act = useAct(options);
	const told = act.outcome?.state === "done" ? act.outcome.done : null;
	return (
		<ActFrame act={act}>
			{children}
			<ActNotice words="accounts" done={done} />
			{told ? <ToldOnce told={told} /> : null}
			<div>
				<SubmitButton look={look}>{submit}</SubmitButton>
			</div>
		</ActFrame>
	);
}
