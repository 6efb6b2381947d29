"use client";
import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import { useTranslations } from "@/lib/i18n/in-browser";

/** Fetched when somebody first asks what a signal rests on. */
const SignalProvenance = dynamic(() => import("./signal-provenance").then((module) => module.SignalProvenance));

/** The sources and the age of a signal, which open where they come from. Stands within a ProvenanceFrame. */
export function SignalSource({
	signalId,
	what,
	rule,
	today,
	children,
}: {
	signalId: string;
	/** The signal in short, for who hears the button and for the title. */
	what: string;
	rule: string;
	today: string;
	children: ReactNode;
}) {
	const t = useTranslations("signals");
	const [opener, setOpener] = useState<HTMLElement | null>(null);
	return (
		<>
			<button
				type="button"
				data-provenance=""
				aria-label={t("source.open", { what })}
				aria-expanded={opener !== null}
				onClick={(event) => setOpener(event.currentTarget)}
				className="text-figure min-h-6 text-left hover:bg-accent-soft aria-expanded:bg-accent-soft pointer-coarse:min-h-9"
			>
				{children}
			</button>
			{opener ? (
				<SignalProvenance
					signalId={signalId}
					what={what}
					rule={rule}
					today={today}
					opener={opener}
					onClose={() => setOpener(null)}
				/>
			) : null}
		</>
	);
}
