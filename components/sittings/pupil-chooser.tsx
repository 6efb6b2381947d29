"use client";
import { X } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { PopoverChoice } from "@/components/ui/popover-choice";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { ExplorerPupil } from "./explorer-pupil";

/** Who is shown by name in the pictures; the same choice as a click on a dot, for finger and keyboard. */
export function PupilChooser({
	pupils,
	chosen,
	toggle,
}: {
	pupils: readonly ExplorerPupil[];
	chosen: readonly ExplorerPupil[];
	toggle: (pupilId: string) => void;
}) {
	const t = useTranslations("sittings");
	const opener = useRef<HTMLButtonElement>(null);
	const release = (pupilId: string) => {
		toggle(pupilId);
		// The button that was pressed is gone.
		opener.current?.focus();
	};
	return (
		<div className="no-print flex flex-wrap items-center gap-2 text-s">
			{/* A list that opens and closes: a select would choose at each arrow, on the way to the name that is meant. */}
			<Popover label={t("dots.choose")} list trigger={<Button ref={opener}>{t("dots.choose")}</Button>}>
				{pupils
					.filter((pupil) => !chosen.includes(pupil))
					.map((pupil) => (
						<PopoverChoice key={pupil.pupilId}>
							<button type="button" onClick={() => toggle(pupil.pupilId)}>
								{pupil.name}
							</button>
						</PopoverChoice>
					))}
			</Popover>
			{chosen.map((pupil) => (
				<button
					key={pupil.pupilId}
					type="button"
					aria-label={t("dots.release", { name: pupil.name })}
					onClick={() => release(pupil.pupilId)}
					className="inline-flex min-h-7 items-center gap-1 rounded-s border border-accent bg-accent-soft px-1.5 text-ink pointer-coarse:min-h-9"
				>
					{pupil.name}
					<X size={12} aria-hidden="true" />
				</button>
			))}
		</div>
	);
}
