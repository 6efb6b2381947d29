"use client";
import { Button, ButtonLink } from "@/components/ui/button";
import enCommon from "@/lib/i18n/messages/en/common.json";
import enErrors from "@/lib/i18n/messages/en/errors.json";
import nlCommon from "@/lib/i18n/messages/nl/common.json";
import nlErrors from "@/lib/i18n/messages/nl/errors.json";

/**
 * What stands on a page that could not be built. It may not lean on anything that can fail, so it takes its few words
 * directly, by the language of the document.
 */
export function Failure({ number, retry }: { number: string | undefined; retry: () => void }) {
	const english = typeof document !== "undefined" && document.documentElement.lang === "en";
	const words = english ? enErrors.page : nlErrors.page;
	const again = (english ? enCommon : nlCommon).retry;
	// Of lib/db/whole.ts: no fault, and asking again changes nothing.
	const isTooMuch = number === "too-many-rows";
	return (
		<div className="mx-auto grid max-w-lg gap-3 py-16" role="alert">
			<h1>{isTooMuch ? words.tooMuchTitle : words.failedTitle}</h1>
			<p className="text-l text-ink-2">{isTooMuch ? words.tooMuchText : words.failedText}</p>
			<div className="flex gap-2">
				{isTooMuch ? null : (
					<Button look="primary" onClick={retry}>
						{again}
					</Button>
				)}
				<ButtonLink href="/">{words.home}</ButtonLink>
			</div>
			{number && !isTooMuch ? <p className="text-s text-ink-3">{words.number.replace("{number}", number)}</p> : null}
		</div>
	);
}
