"use client";
import { Button } from "@/components/ui/button";

/** The browser's own print: to paper or to a pdf. */
export function PrintButton({ label }: { label: string }) {
	return (
		<Button look="primary" onClick={() => window.print()}>
			{label}
		</Button>
	);
}
