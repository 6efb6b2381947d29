"use client";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "@/lib/i18n/in-browser";
import { SearchResults } from "./search-results";
import { usePupilSearch } from "./use-pupil-search";

/**
 * A field in the bar that finds a pupil of one's own groups: the combobox pattern, with the list below. "/" or Ctrl+K
 * goes to it from anywhere; on a phone it opens over the bar.
 */
export function PupilSearch() {
	const t = useTranslations("search");
	const router = useRouter();
	const field = useRef<HTMLInputElement>(null);
	/** Where the shortcut was pressed: Escape goes back there. */
	const cameFrom = useRef<HTMLElement | null>(null);
	const opener = useRef<HTMLButtonElement>(null);
	const list = useId();
	const [text, setText] = useState("");
	const [open, setOpen] = useState(false);
	const [active, setActive] = useState(0);
	const asked = usePupilSearch(text);
	const pupils = asked.data?.pupils ?? [];
	const shown = open && text.trim() !== "";
	useShortcut(() => {
		if (document.activeElement !== field.current) cameFrom.current = document.activeElement as HTMLElement | null;
		setOpen(true);
		field.current?.focus();
		field.current?.select();
	});
	const leave = () => {
		setOpen(false);
		setText("");
		field.current?.blur();
	};
	const giveUp = () => {
		const back = cameFrom.current;
		setText("");
		// On a phone the field leaves with the list, and its button comes back.
		setOpen(false);
		if (back?.isConnected && back !== document.body) back.focus();
		else requestAnimationFrame(() => (opener.current?.checkVisibility() ? opener : field).current?.focus());
	};
	const choose = (pupilId: string | undefined) => {
		if (pupilId === undefined) return;
		leave();
		router.push(`/pupils/${pupilId}`);
	};
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.key === "Escape") return giveUp();
		if (event.key === "Enter") return choose(pupils[active]?.pupilId);
		const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
		if (step === 0 || pupils.length === 0) return;
		event.preventDefault();
		setActive((active + step + pupils.length) % pupils.length);
	};
	return (
		<search
			className={open ? "max-sm:absolute max-sm:inset-0 max-sm:bg-surface max-sm:px-3 sm:relative" : "sm:relative"}
		>
			<button
				ref={opener}
				type="button"
				onClick={() => {
					cameFrom.current = null;
					setOpen(true);
					requestAnimationFrame(() => field.current?.focus());
				}}
				className={`min-h-7 items-center gap-1 rounded-s px-1.5 text-ink hover:bg-sunken sm:hidden pointer-coarse:min-h-9 ${open ? "hidden" : "inline-flex"}`}
			>
				<Search size={14} aria-hidden="true" />
				{t("open")}
			</button>
			<div className={`h-full items-center ${open ? "flex" : "hidden sm:flex"}`}>
				<input
					ref={field}
					role="combobox"
					type="search"
					autoComplete="off"
					spellCheck={false}
					maxLength={60}
					placeholder={t("placeholder")}
					aria-label={t("label")}
					aria-keyshortcuts="/ Control+K"
					aria-autocomplete="list"
					aria-expanded={shown && pupils.length > 0}
					aria-controls={shown && pupils.length > 0 ? list : undefined}
					aria-activedescendant={shown && pupils.length > 0 ? `${list}-${active}` : undefined}
					value={text}
					onChange={(event) => {
						setText(event.target.value);
						setActive(0);
						setOpen(true);
					}}
					onFocus={() => setOpen(true)}
					onBlur={() => {
						cameFrom.current = null;
						setOpen(false);
					}}
					onKeyDown={onKeyDown}
					className="field-control min-h-7 w-full text-m sm:w-44 lg:w-56"
				/>
			</div>
			{shown ? (
				<SearchResults
					id={list}
					text={text.trim()}
					found={asked.data}
					failed={asked.isError}
					active={active}
					choose={choose}
				/>
			) : null}
		</search>
	);
}

/** Not while somebody types elsewhere. */
function useShortcut(go: () => void) {
	const latest = useRef(go);
	latest.current = go;
	useEffect(() => {
		const onKey = (event: globalThis.KeyboardEvent) => {
			const typing =
				event.target instanceof HTMLElement && event.target.matches("input, textarea, select, [contenteditable]");
			const asked =
				(event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) ||
				(event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey));
			if (!asked) return;
			event.preventDefault();
			latest.current();
		};
		document.addEventListener("keydown", onKey);
		return () => document.removeEventListener("keydown", onKey);
	}, []);
}
