"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { DismissalWhy } from "@/lib/queries/signals/select-signals";
import { send } from "../query/send";

/** Puts a signal aside or shows it again; on screen at once, and taken back when it was not kept. */
export function useDismissal(signalId: string, initial: DismissalWhy | null) {
	const [why, setWhy] = useState(initial);
	const address = `/api/v1/signals/${signalId}/dismissal` as const;
	const change = useMutation({
		mutationFn: (next: DismissalWhy | null) =>
			next === null ? send("DELETE", address) : send("POST", `${address}?why=${next}`),
		onMutate: (next) => {
			setWhy(next);
			return { before: why };
		},
		onError: (_error, _next, kept) => setWhy(kept?.before ?? null),
	});
	return { why, dismiss: change.mutate, failed: change.isError, touched: !change.isIdle };
}
