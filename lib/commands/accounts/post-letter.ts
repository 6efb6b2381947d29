import nodemailer from "nodemailer";
import { nameOfPlace } from "../../authz/sign-in/one-time-tokens";
import { now } from "../../clock";
import { newId } from "../../db/ids";
import { inPlace, type PlaceTransaction } from "../../db/in-place";
import type { PlaceId } from "../../domain/ids";
import { env } from "../../env";
import type { Locale } from "../../i18n/locales";
import { log } from "../../log";
import { composeLetter, type LetterTemplate, opensAccount } from "./compose-letter";

export interface Letter {
	readonly toAddress: string;
	readonly name: string;
	readonly template: LetterTemplate;
	readonly locale: Locale;
	/** Path below PUBLIC_URL, e.g. /invitation/<token>. */
	readonly path: string;
	/** Where the letter is about one. */
	readonly supplier?: string;
}

/**
 * Posts a letter of a place, in a transaction of it. The row is what the admin of a school sees in the outbox: never with a link that opens an
 * account. Where no SMTP server is set such a link is shown once to who made it (show-link.ts), or not at all.
 * @returns what sends it by SMTP (nothing to do without); call it after the transaction has ended. Never throws: a
 * failure is written in the row.
 */
export async function postLetter(tx: PlaceTransaction, placeId: PlaceId, letter: Letter): Promise<() => Promise<void>> {
	const link = env().PUBLIC_URL + letter.path;
	const keepLink = env().SMTP_URL === undefined && !opensAccount(letter.template);
	const { toAddress, template, locale, name } = letter;
	const about = letter.supplier === undefined ? {} : { supplier: letter.supplier };
	const id = newId();
	const words = { name, school: await nameOfPlace(tx, placeId), ...about };
	const params = { ...words, link: keepLink ? link : null };
	await tx.outboxMail.create({ data: { placeId, id, toAddress, template, locale, params } });
	return () => send(placeId, id, toAddress, composeLetter(template, locale, { ...words, link }));
}

async function send(placeId: PlaceId, id: string, to: string, mail: { subject: string; text: string }): Promise<void> {
	const { SMTP_URL, MAIL_FROM } = env();
	if (SMTP_URL === undefined) return;
	const note = (data: { sentAt: Date } | { error: string }) =>
		inPlace({ placeId }, (tx) => tx.outboxMail.updateMany({ where: { placeId, id }, data }));
	try {
		const caps = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
		await nodemailer.createTransport({ url: SMTP_URL, ...caps }).sendMail({ from: MAIL_FROM, to, ...mail });
		await note({ sentAt: now() });
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
		log.error({ placeId, mailId: id, code }, "mail could not be sent");
		await note({ error: code });
	}
}
