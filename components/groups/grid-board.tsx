"use client";
import dynamic from "next/dynamic";
import { usePathname, useRouter } from "next/navigation";
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from "react";
import { gridMarkup } from "./grid-markup";
import type { GridPicture } from "./grid-picture";
import { GridPlaces } from "./grid-places";
import styles from "./group-grid.module.css";

/** Fetched when somebody first asks where a figure comes from. */
const ProvenancePanel = dynamic(() =>
	import("@/components/provenance/provenance-panel").then((module) => module.ProvenancePanel),
);
const remembered = "grid-cell";

/**
 * Draws the grid as one piece of markup, which React neither walks nor compares (lib/adr/0008), and gives it the ARIA grid
 * pattern: one tab stop, arrows by cell, Enter opens. Who comes back finds the focus where it was left.
 */
export function GridBoard({ picture, period, today }: { picture: GridPicture; period: string; today: string }) {
	const box = useRef<HTMLDivElement>(null);
	const places = useRef<GridPlaces>(null);
	const router = useRouter();
	const path = usePathname();
	const [opened, setOpened] = useState<HTMLElement | null>(null);
	const markup = useMemo(() => ({ __html: gridMarkup(picture).text }), [picture]);

	// biome-ignore lint/correctness/useExhaustiveDependencies: other markup brings other elements
	useEffect(() => {
		if (box.current === null) return;
		const found = new GridPlaces(box.current);
		places.current = found;
		const [where, row, column] = sessionStorage.getItem(remembered)?.split(" ") ?? [];
		if (where !== path) return;
		sessionStorage.removeItem(remembered);
		found.moveTo({ row: Number(row), column: Number(column) });
	}, [path, markup]);

	function onKeyDown(event: KeyboardEvent) {
		const next = places.current?.next(event.target, event.key, event.ctrlKey);
		if (!next) return;
		event.preventDefault();
		places.current?.moveTo(next);
	}

	function onClick(event: MouseEvent) {
		if (!(event.target instanceof Element)) return;
		setOpened(event.target.closest<HTMLElement>("[data-provenance]"));
		const link = event.target.closest("a");
		if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
		event.preventDefault();
		const place = places.current?.of(link);
		if (place) sessionStorage.setItem(remembered, `${path} ${place.row} ${place.column}`);
		router.push(link.pathname + link.search);
	}

	const column = picture.columns[Number(opened?.dataset.provenance ?? -1)];
	return (
		<>
			{/* biome-ignore lint/a11y/noStaticElementInteractions: the links inside are the controls; this only listens */}
			<div
				ref={box}
				className={styles.wrap}
				onKeyDown={onKeyDown}
				onClick={onClick}
				// biome-ignore lint/security/noDangerouslySetInnerHtml: made by `html`, which escapes every value
				dangerouslySetInnerHTML={markup}
			/>
			{opened && column?.spread?.median ? (
				<ProvenancePanel
					title={column.spread.median.title}
					address={`/api/v1/groups/${picture.groupId}/goals/${column.goalId}/provenance?${new URLSearchParams({ period })}`}
					figureKey={column.spread.median.key}
					today={today}
					opener={opened}
					onClose={() => setOpened(null)}
				/>
			) : null}
		</>
	);
}
