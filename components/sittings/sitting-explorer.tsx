"use client";
import { type ReactNode, useState } from "react";
import type { DotChart, PartRow, SlopeChart } from "@/lib/charts/prepare-sitting";
import { DotPlot } from "./dot-plot";
import type { ExplorerPupil } from "./explorer-pupil";
import { GrowthPanel, type GrowthWords } from "./growth-panel";
import { PartPanel } from "./part-panel";
import { PupilChooser } from "./pupil-chooser";

export interface SittingExplorerProps {
	readonly pupils: readonly ExplorerPupil[];
	readonly dots: DotChart | null;
	/** Said at the dots: what they are, and how sure. */
	readonly dotNotes: readonly string[];
	readonly parts: readonly PartRow[];
	readonly growth: { readonly chart: SlopeChart; readonly words: GrowthWords } | null;
	/** Panels that know no chosen pupils, left below and right above. */
	readonly below: ReactNode;
	readonly beside: ReactNode;
}

/** More names than these cannot be told apart in the pictures. */
const chosenMost = 5;

/** One choice of pupils through all pictures of a test: the dots, the parts and the growth. */
export function SittingExplorer(props: SittingExplorerProps) {
	const { pupils, dots, parts, growth } = props;
	const [chosenIds, setChosenIds] = useState<readonly string[]>([]);
	const toggle = (pupilId: string) =>
		setChosenIds((known) =>
			known.includes(pupilId) ? known.filter((id) => id !== pupilId) : [...known, pupilId].slice(-chosenMost),
		);
	const chosen = chosenIds.flatMap((id) => pupils.find((pupil) => pupil.pupilId === id) ?? []);
	return (
		<div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3 lg:grid-cols-[minmax(0,1.62fr)_minmax(0,1fr)]">
			<div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
				{dots === null ? null : (
					<DotPlot chart={dots} pupils={pupils} chosen={chosen} notes={props.dotNotes} toggle={toggle}>
						<PupilChooser pupils={pupils} chosen={chosen} toggle={toggle} />
					</DotPlot>
				)}
				{dots === null && parts.length > 0 ? <PupilChooser pupils={pupils} chosen={chosen} toggle={toggle} /> : null}
				{parts.length === 0 ? null : <PartPanel parts={parts} chosen={chosen} />}
				{props.below}
			</div>
			<div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
				{props.beside}
				{growth === null ? null : <GrowthPanel {...growth} pupils={pupils} chosen={chosen} />}
			</div>
		</div>
	);
}
