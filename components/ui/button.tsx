import Link from "next/link";
import type { ComponentProps, MouseEvent } from "react";

type Look = "plain" | "primary" | "quiet";

const looks: Readonly<Record<Look, string>> = {
	plain: "border border-line-strong bg-surface text-ink hover:bg-sunken",
	primary: "border border-accent bg-accent text-on-accent hover:opacity-90",
	quiet: "text-ink-2 hover:bg-sunken hover:text-ink",
};
const shape =
	"inline-flex min-h-7 items-center justify-center gap-1.5 rounded-s px-2 text-m whitespace-nowrap aria-disabled:cursor-not-allowed aria-disabled:opacity-60 pointer-coarse:min-h-9";

/** A verb. While it is disabled it does nothing, but keeps the focus: whoever pressed it by keyboard is not lost. */
export function Button({
	look = "plain",
	className = "",
	disabled,
	...rest
}: ComponentProps<"button"> & { look?: Look }) {
	const asleep = disabled ? { "aria-disabled": true, onClick: refuse } : {};
	return <button type="button" {...rest} {...asleep} className={`${shape} ${looks[look]} ${className}`} />;
}

/** Also of Enter in a field, which the browser makes a click on the form's button. */
const refuse = (event: MouseEvent) => event.preventDefault();

/** A verb that leads to another page. */
export function ButtonLink({ look = "plain", className = "", ...rest }: ComponentProps<typeof Link> & { look?: Look }) {
	return <Link {...rest} className={`${shape} ${looks[look]} ${className}`} />;
}
