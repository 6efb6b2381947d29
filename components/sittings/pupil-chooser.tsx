"use client";
import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import type { ExplorerPupil } from "./sitting-explorer";

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
	const others = pupils.filter((pupil) => !chosen.includes(pupil));
	return (
		<div className="no-print flex flex-wrap items-center gap-2 text-s">
			<select
				aria-label={t("dots.choose")}
				value=""
				onChange={(event) => toggle(event.target.value)}
				className="min-h-7 max-w-48 rounded-s border border-line-strong bg-surface px-1 text-ink pointer-coarse:min-h-9"
			>
				<option value="">{t("dots.choose")}</option>
				{others.map((pupil) => (
					<option key={pupil.pupilId} value={pupil.pupilId}>
						{pupil.name}
					</option>
				))}
			</select>
			{chosen.map((pupil) => (
				<button
					key={pupil.pupilId}
					type="button"
					aria-label={t("dots.release", { name: pupil.name })}
					onClick={() => toggle(pupil.pupilId)}
					className="inline-flex min-h-7 items-center gap-1 rounded-s border border-accent bg-accent-soft px-1.5 text-ink pointer-coarse:min-h-9"
				>
					{pupil.name}
					<X size={12} aria-hidden="true" />
				</button>
			))}
		</div>
	);
}
