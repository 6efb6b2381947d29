import { TimelinePanel, type TimelinePanelProps } from "@/components/charts/timeline-panel";

/** A panel's picture in its place, which keeps its height. */
export function TimelineFigure(props: TimelinePanelProps) {
	return (
		<div className="h-40 min-w-0">
			<TimelinePanel {...props} />
		</div>
	);
}
