import Link from "next/link";
import type { ComponentProps } from "react";

type Look = "plain" | "primary" | "quiet";

const looks: Readonly<Record<Look, string>> = {
	plain: "border border-line-strong bg-surface text-ink hover:bg-sunken",
	primary: "border border-accent bg-accent text-on-accent hover:opacity-90",
	quiet: "text-ink-2 hover:bg-sunken hover:text-ink",
};
const shape =
	"inline-flex min-h-7 items-center justify-center gap-1.5 rounded-s px-2 text-m whitespace-nowrap disabled:cursor-not-allowed disabled:opacity-60 pointer-coarse:min-h-9";

/** A verb. */
export function Button({ look = "plain", className = "", ...rest }: ComponentProps<"button"> & { look?: Look }) {
	return <button type="button" {...rest} className={`${shape} ${looks[look]} ${className}`} />;
}

/** A verb that leads to another page. */
export function ButtonLink({ look = "plain", className = "", ...rest }: ComponentProps<typeof Link> & { look?: Look }) {
	return <Link {...rest} className={`${shape} ${looks[look]} ${className}`} />;
}
