"use client";
import { type MouseEvent, type PointerEvent, type ReactNode, useRef, useState } from "react";

/** A drag begins after this many pixels: less is a click. */
const threshold = 6;

interface Drag {
	readonly key: string;
	readonly label: string;
	readonly x: number;
	readonly y: number;
	readonly moving: boolean;
}

/**
 * With a mouse, what is dragged (`data-drag="key"`) onto a place (`data-drop="place"`) takes the control
 * `data-take="key place"` (a box or radio button): the same as a click on it, which stays the way for all others.
 */
export function DragToTake({ children }: { children: ReactNode }) {
	const [drag, setDrag] = useState<Drag | null>(null);
	const dragged = useRef(false);

	function onPointerDown(event: PointerEvent) {
		dragged.current = false;
		const from = event.target instanceof Element ? event.target : null;
		const item = from?.closest<HTMLElement>("[data-drag]");
		if (event.pointerType !== "mouse" || event.button !== 0 || !item || from?.closest("label, input, button")) return;
		const label = item.querySelector("a, th")?.textContent ?? "";
		setDrag({ key: item.dataset.drag ?? "", label, x: event.clientX, y: event.clientY, moving: false });
	}

	function onPointerMove(event: PointerEvent) {
		if (drag === null) return;
		if (event.buttons === 0) return setDrag(null);
		const far = Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > threshold;
		if (!drag.moving && !far) return;
		getSelection()?.removeAllRanges();
		setDrag({ ...drag, x: event.clientX, y: event.clientY, moving: true });
	}

	function onPointerUp(event: PointerEvent) {
		if (drag?.moving) {
			dragged.current = true;
			const place = document
				.elementsFromPoint(event.clientX, event.clientY)
				.map((element) => element.closest<HTMLElement>("[data-drop]"))
				.find((found) => found !== null);
			const taken = `[data-take="${CSS.escape(drag.key)} ${CSS.escape(place?.dataset.drop ?? "")}"]`;
			const control = document.querySelector<HTMLInputElement>(taken);
			if (control && !control.checked) control.click();
		}
		setDrag(null);
	}

	function onClickCapture(event: MouseEvent) {
		// The click that ends a drag must not follow the link that was dragged.
		if (!dragged.current || event.detail === 0) return;
		if (event.target instanceof HTMLInputElement) return;
		dragged.current = false;
		event.preventDefault();
		event.stopPropagation();
	}

	return (
		<div
			onPointerDown={onPointerDown}
			onPointerMove={onPointerMove}
			onPointerUp={onPointerUp}
			onPointerLeave={() => setDrag(null)}
			onClickCapture={onClickCapture}
			data-dragging={drag?.moving ? "" : undefined}
			className="group/drag data-dragging:cursor-grabbing data-dragging:select-none"
		>
			{children}
			{drag?.moving ? (
				<div
					aria-hidden="true"
					className="panel pointer-events-none fixed z-50 px-2 py-1 font-strong shadow-pop"
					style={{ left: drag.x + 8, top: drag.y + 8 }}
				>
					{drag.label}
				</div>
			) : null}
		</div>
	);
}
