import Link from "next/link";
import type { ReactNode } from "react";

/** The head of a page under that of a pupil, with the way back. */
export function PupilSubHeading({
	pupilId,
	name,
	crumb,
	title,
	children,
}: {
	pupilId: string;
	name: string;
	crumb: string;
	title: string;
	children?: ReactNode;
}) {
	return (
		<div>
			<p className="text-s text-ink-3">
				<Link href={`/pupils/${pupilId}`} className="link">
					{name}
				</Link>{" "}
				· {crumb}
			</p>
			<h1 className="mt-0.5">{title}</h1>
			{children}
		</div>
	);
}
