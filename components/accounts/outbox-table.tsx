import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { OutboxLetter } from "@/lib/queries/outbox/list-outbox";

export interface ComposedLetter extends OutboxLetter {
	readonly subject: string;
	readonly text: string;
	/** Its link lets its reader into an account, and is not kept. */
	readonly opensAccount: boolean;
}

const cell = "py-1.5 pr-4 text-left align-top";

/** One row a letter; the words of a letter unfold below its subject. */
export async function OutboxTable({ letters }: { letters: readonly ComposedLetter[] }) {
	const [t, format] = await Promise.all([getTranslator("accounts"), getFormatter()]);
	return (
		<div className="overflow-x-auto rounded-m border border-line bg-surface px-3">
			<table className="w-full text-m">
				<thead className="text-s text-ink-3">
					<tr>
						{(["to", "subject", "at", "state"] as const).map((column) => (
							<th key={column} scope="col" className={`${cell} font-normal`}>
								{t(`outbox.${column}`)}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{letters.map((letter) => (
						<tr key={letter.id} className="border-t border-line">
							<td className={cell}>{letter.toAddress}</td>
							<td className={cell}>
								<details>
									<summary>{letter.subject}</summary>
									<p className="max-w-[70ch] pt-2 break-words whitespace-pre-line text-ink-2">{letter.text}</p>
									{letter.opensAccount ? <p className="pt-2">{t("outbox.linkNotKept")}</p> : null}
								</details>
							</td>
							<td className={`${cell} whitespace-nowrap`}>{format.dayTime(letter.createdAt)}</td>
							<td className={cell}>{stateOf(letter)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);

	function stateOf(letter: ComposedLetter): string {
		if (letter.sentAt !== null) return t("outbox.sent", { at: format.dayTime(letter.sentAt) });
		if (letter.failed) return t("outbox.failed");
		if (letter.opensAccount) return t("outbox.noMail");
		return letter.params.link === null ? t("outbox.waiting") : t("outbox.readable");
	}
}
