"use client";
import dynamic from "next/dynamic";
import type { PracticeWeeksProps } from "@/components/charts/practice-weeks";
import { Skeleton } from "@/components/ui/skeleton";

/** The library for explorable charts comes after the words are on the screen; its place is kept. */
const Chart = dynamic(() => import("@/components/charts/practice-weeks"), {
	ssr: false,
	loading: () => <Skeleton className="h-full w-full" />,
});

export function PracticeWeeksFigure(props: PracticeWeeksProps) {
	return (
		<div className="h-14 min-w-0">
			<Chart {...props} />
		</div>
	);
}
