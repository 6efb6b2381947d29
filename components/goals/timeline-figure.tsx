"use client";
import dynamic from "next/dynamic";
import type { TimelinePanelProps } from "@/components/charts/timeline-panel";
import { Skeleton } from "@/components/ui/skeleton";

/** The library for explorable charts comes after the words are on the screen; its place is kept. */
const Chart = dynamic(() => import("@/components/charts/timeline-panel"), {
	ssr: false,
	loading: () => <Skeleton className="h-full w-full" />,
});

export function TimelineFigure(props: TimelinePanelProps) {
	return (
		<div className="h-40 min-w-0">
			<Chart {...props} />
		</div>
	);
}
