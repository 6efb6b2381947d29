"use client";
import { type RefObject, useEffect, useRef } from "react";

/**
 * For an element that takes the place of what held the focus (a message after a button, a form after a link): it gets the
 * focus when it appears, so that nobody on a keyboard is lost. `when` false: it was there from the start.
 */
export function useTakeFocus<T extends HTMLElement>(when = true): RefObject<T | null> {
	const element = useRef<T>(null);
	// biome-ignore lint/correctness/useExhaustiveDependencies: once, when it appears
	useEffect(() => {
		if (when) element.current?.focus();
	}, []);
	return element;
}
