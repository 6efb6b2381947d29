import Link from "next/link";
import { ColumnHeads } from "@/components/ui/column-heads";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { ListedPerson } from "@/lib/queries/people/list-people";
import { lastSignInInWords, signInWayInWords, spanInWords } from "./person-words";

const heads = ["name", "roles", "employee", "way", "last", "state"] as const;
const cell = "px-2 py-1.5 text-left align-top first:pl-3 last:pr-3";

/** One row an account; the name leads to what can be changed. */
export async function PeopleTable({
	people,
	provider,
	today,
}: {
	people: readonly ListedPerson[];
	/** Name of the OpenID provider; null: there is none. */
	provider: string | null;
	today: string;
}) {
	const [t, format] = await Promise.all([getTranslator("people"), getFormatter()]);
	return (
		<table className="w-full border-collapse">
			<ColumnHeads heads={heads} word={(head) => t(`columns.${head}`)} cell={`${cell} whitespace-nowrap`} />
			<tbody>
				{people.map((person) => (
					<tr key={person.userId} className="border-b border-line last:border-b-0">
						<th scope="row" className={`${cell} font-normal`}>
							<Link href={`/people/${person.userId}`} className="link -mt-0.5 inline-flex min-h-6 items-center">
								{person.name}
							</Link>
							<p className="text-s text-ink-3">{person.email}</p>
						</th>
						<td className={cell}>
							<ul>
								{person.roles.map((held) => (
									<li key={held.role}>
										{t(`roles.${held.role}`)}{" "}
										<span className="text-s whitespace-nowrap text-ink-3">{spanInWords(held, t, format, today)}</span>
									</li>
								))}
							</ul>
						</td>
						<td className={cell}>{person.employee ?? <span className="text-ink-3">{t("nobody")}</span>}</td>
						<td className={cell}>{signInWayInWords(person, t, provider)}</td>
						<td className={`${cell} text-ink-2`}>{lastSignInInWords(person, t, format, today)}</td>
						<td className={`${cell} ${person.state === "active" ? "" : "font-strong"}`}>
							{t(`states.${person.state}`)}
							{person.waits && person.state !== "ended" ? <p className="text-s">{t("waits.state")}</p> : null}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
