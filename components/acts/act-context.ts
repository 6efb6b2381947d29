"use client";
import { createContext, useContext } from "react";
import type { ActState } from "./use-act";

export const ActContext = createContext<ActState | null>(null);

/** The form that a part stands in, and what came of it. */
export function useActForm<Done = unknown>(): ActState<Done> {
	const state = useContext(ActContext);
	if (state === null) throw new Error("stands in no ActForm");
	return state as ActState<Done>;
}
