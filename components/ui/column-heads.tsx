import type { ReactNode } from "react";

/** The heads of a table's columns, in their order. */
export function ColumnHeads<Head extends string>({
	heads,
	word,
	cell,
	classOf,
}: {
	heads: readonly Head[];
	word: (head: Head) => ReactNode;
	/** Classes of every head: the room of a cell. */
	cell: string;
	/** More of them for some, e.g. to the right for numbers. */
	classOf?: Readonly<Partial<Record<Head, string>>>;
}) {
	return (
		<thead>
			<tr className="border-b border-line-strong text-s text-ink-3">
				{heads.map((head) => (
					<th key={head} scope="col" className={`${cell} font-normal ${classOf?.[head] ?? ""}`}>
						{word(head)}
					</th>
				))}
			</tr>
		</thead>
	);
}
