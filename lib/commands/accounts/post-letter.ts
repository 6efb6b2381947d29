import nodemailer from "nodemailer";
import { listAccountSchools } from "../../authz/account-schools";
import { now } from "../../clock";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { SchoolId, UserId } from "../../domain/ids";
import { env } from "../../env";
import type { Prisma } from "../../generated/prisma/client";
import type { Locale } from "../../i18n/locales";
import { log } from "../../log";
import { composeLetter, type LetterTemplate } from "./compose-letter";

export interface Letter {
	readonly userId: UserId;
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
 * Posts a letter of a school, in the given transaction of that school. The row is what the school's admin sees in the
 * outbox. Its link is kept there only where no SMTP server is set and the account opens no other school: else the
 * admin of one school could take over an account that reaches into another.
 * @returns what sends it by SMTP (nothing to do without); call it after the transaction has ended. Never throws: a
 * failure is written in the row.
 */
export async function postLetter(
	tx: Prisma.TransactionClient,
	schoolId: SchoolId,
	letter: Letter,
): Promise<() => Promise<void>> {
	const schools = await listAccountSchools(tx, letter.userId);
	const readable = schools.every((school) => school.schoolId === schoolId);
	const school = (await tx.school.findUnique({ where: { id: schoolId } }))?.name ?? "";
	const link = env().PUBLIC_URL + letter.path;
	const keepLink = readable && env().SMTP_URL === undefined;
	const { toAddress, template, locale, name } = letter;
	const about = letter.supplier === undefined ? {} : { supplier: letter.supplier };
	const id = newId();
	const params = { name, school, link: keepLink ? link : null, ...about };
	await tx.outboxMail.create({ data: { schoolId, id, toAddress, template, locale, readable, params } });
	return () => send(schoolId, id, toAddress, composeLetter(template, locale, { name, school, link, ...about }));
}

async function send(
	schoolId: SchoolId,
	id: string,
	to: string,
	mail: { subject: string; text: string },
): Promise<void> {
	const { SMTP_URL, MAIL_FROM } = env();
	if (SMTP_URL === undefined) return;
	try {
		const caps = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
		await nodemailer.createTransport({ url: SMTP_URL, ...caps }).sendMail({ from: MAIL_FROM, to, ...mail });
		await inSchool({ schoolId }, (tx) =>
			tx.outboxMail.updateMany({ where: { schoolId, id }, data: { sentAt: now() } }),
		);
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
		log.error({ schoolId, mailId: id, code }, "mail could not be sent");
		await inSchool({ schoolId }, (tx) => tx.outboxMail.updateMany({ where: { schoolId, id }, data: { error: code } }));
	}
}
