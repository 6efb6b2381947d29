"use client";
import { usePathname, useRouter } from "next/navigation";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef } from "react";

const remembered = "grid-cell";

/**
 * The ARIA grid pattern over server-drawn cells: one tab stop, arrows by cell, Home and End in the row (with Ctrl in the
 * grid), Enter opens. Who comes back finds the focus on the cell that was left.
 */
export function GridKeyboard({ className, children }: { className: string; children: ReactNode }) {
	const box = useRef<HTMLDivElement>(null);
	const router = useRouter();
	const path = usePathname();

	useEffect(() => {
		const left = sessionStorage.getItem(remembered)?.split(" ");
		if (left?.[0] !== path) return;
		sessionStorage.removeItem(remembered);
		const target = rowsOf(box.current)[Number(left[1])]?.[Number(left[2])];
		if (target) moveTo(box.current, target);
	}, [path]);

	function onKeyDown(event: KeyboardEvent) {
		const rows = rowsOf(box.current);
		const place = placeOf(rows, event.target);
		const next = place && neighbour(rows, place, event.key, event.ctrlKey);
		if (!next) return;
		event.preventDefault();
		moveTo(box.current, next);
	}

	function onClick(event: MouseEvent) {
		const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-cell]") : null;
		if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
		event.preventDefault();
		const place = placeOf(rowsOf(box.current), link);
		if (place) sessionStorage.setItem(remembered, `${path} ${place.row} ${place.column}`);
		router.push(link.pathname + link.search);
	}

	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: the links inside are the controls; this only listens
		<div ref={box} className={className} onKeyDown={onKeyDown} onClick={onClick}>
			{children}
		</div>
	);
}

function rowsOf(box: HTMLElement | null): HTMLElement[][] {
	const rows = [...(box?.querySelectorAll("tbody tr") ?? [])];
	return rows.map((row) => [...row.querySelectorAll<HTMLElement>("[data-cell]")]);
}

function placeOf(rows: readonly HTMLElement[][], target: EventTarget) {
	for (const [row, cells] of rows.entries()) {
		const column = cells.indexOf(target as HTMLElement);
		if (column >= 0) return { row, column };
	}
	return null;
}

function neighbour(
	rows: readonly HTMLElement[][],
	{ row, column }: { row: number; column: number },
	key: string,
	whole: boolean,
): HTMLElement | undefined {
	switch (key) {
		case "ArrowRight":
			return rows[row]?.[column + 1];
		case "ArrowLeft":
			return rows[row]?.[column - 1];
		case "ArrowDown":
			return rows[row + 1]?.[column];
		case "ArrowUp":
			return rows[row - 1]?.[column];
		case "Home":
			return whole ? rows[0]?.[0] : rows[row]?.[0];
		case "End":
			return whole ? rows.at(-1)?.at(-1) : rows[row]?.at(-1);
		default:
			return undefined;
	}
}

function moveTo(box: HTMLElement | null, next: HTMLElement) {
	for (const stop of box?.querySelectorAll<HTMLElement>('[data-cell][tabindex="0"]') ?? []) stop.tabIndex = -1;
	next.tabIndex = 0;
	next.focus();
}
