import { ButtonLink } from "./button";

/** Which part of a long list is shown, and the ways to the parts beside it. Null: there is none. */
export function PageLinks({
	label,
	text,
	previous,
	next,
}: {
	label: string;
	text: string;
	previous: { readonly href: string; readonly label: string } | null;
	next: { readonly href: string; readonly label: string } | null;
}) {
	if (previous === null && next === null) return null;
	return (
		<nav aria-label={label} className="flex flex-wrap items-center gap-3 border-t border-line px-3 py-2">
			<span className="text-s text-ink-3">{text}</span>
			{[previous, next].map((way) =>
				way ? (
					<ButtonLink key={way.label} href={way.href} scroll={false}>
						{way.label}
					</ButtonLink>
				) : null,
			)}
		</nav>
	);
}
