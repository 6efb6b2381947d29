"use client";
import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { useActForm } from "./act-context";

/** What was done, in words that go by what the act answers; ActNotice, beside it, says what else may come of it. */
export function DoneNotice<Done>({ say, children }: { say(done: Done): string; children?: ReactNode }) {
	const { outcome, busy, stale } = useActForm<Done>();
	if (outcome?.state !== "done" || busy || stale) return null;
	return (
		<Notice role="status" title={say(outcome.done)}>
			{children}
		</Notice>
	);
}
