import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { inSchool } from "../../db/in-school";
import { signedIn } from "../../testing/connecting";
import { testDatabase } from "../../testing/database";
import { createEmployee, createSchool } from "../../testing/factories";
import { acceptOffer } from "../offers/accept-offer";
import { renewOffer, withdrawOffer } from "../offers/change-offer";
import { offerRole } from "../offers/offer-role";
import type { Opened } from "../offers/open-offer";

testDatabase();

/** A mail server of a few words (RFC 5321): takes every mail, but none for the address "refused". */
const received: string[] = [];
let server: Server;
function talk(socket: Socket): void {
	let mail: string | null = null;
	socket.write("220 test\r\n");
	socket.on("data", (data) => {
		for (const line of data.toString().split(/(?<=\r\n)/)) {
			if (mail !== null) {
				mail += line;
				if (!mail.endsWith("\r\n.\r\n")) continue;
				received.push(mail);
				mail = null;
			} else if (line.startsWith("DATA")) {
				mail = "";
				socket.write("354 go on\r\n");
				continue;
			} else if (line.startsWith("QUIT")) return void socket.end("221 bye\r\n");
			socket.write(line.includes("<refused@") ? "550 no such box\r\n" : "250 ok\r\n");
		}
	});
}

beforeAll(async () => {
	server = createServer(talk);
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	vi.stubEnv("SMTP_URL", `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterAll(() => {
	vi.unstubAllEnvs();
	server.close();
});

it("with a mail server the link goes by mail only; a failure is seen in the outbox", async () => {
	const { schoolId } = await createSchool({ name: "De Beuk" });
	const admin = await signedIn(schoolId);
	const opened: Opened[] = [];
	for (const email of ["bas@school.test", "refused@school.test"])
		opened.push(await offerRole(admin, { email, name: "Bas", role: "staff", locale: "nl" }));
	// The admin sees no link: only the code, for the address is not one of the roster.
	for (const { link, code } of opened)
		expect([link, code]).toEqual([null, expect.stringMatching(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/)]);
	const rows = await inSchool({ schoolId }, (tx) =>
		tx.outboxMail.findMany({ where: { placeId: schoolId }, orderBy: { id: "asc" } }),
	);
	expect(rows.map((row) => [row.toAddress, row.sentAt !== null, row.error])).toEqual([
		["bas@school.test", true, null],
		["refused@school.test", false, "EENVELOPE"],
	]);
	expect(JSON.stringify(rows)).not.toContain("/invitation/");

	expect(received).toHaveLength(1);
	const text = (received[0] ?? "").replaceAll("=\r\n", "").replaceAll("=3D", "=");
	expect(text).toContain("Subject: Uw account bij De Beuk");
	expect(text).toContain("To: bas@school.test");
	const [, token = ""] = /\/invitation\/([\w-]{43})/.exec(text) ?? [];
	const password = "vier gewone woorden samen";
	const [{ code } = { code: null }] = opened;
	expect(text).not.toContain(code);
	// Who has the mailbox and not the code gets nothing.
	for (const wrong of ["", "AAAA-AAAA"])
		await expect(acceptOffer(token, { password }, wrong)).rejects.toThrow("offer-code");
	await acceptOffer(token, { password }, ` ${code?.toLowerCase().replace("-", " ")} `);
});

it("ten wrong codes end the code, the right one neither; a new one opens", async () => {
	const { schoolId } = await createSchool();
	const admin = await signedIn(schoolId);
	const password = "vier gewone woorden samen";
	const { offerId, code } = await offerRole(admin, { email: "cor@school.test", name: "Cor", role: "staff" });
	const tokenOf = (mail: string | undefined) =>
		/\/invitation\/([\w-]{43})/.exec((mail ?? "").replaceAll("=\r\n", "").replaceAll("=3D", "="))?.[1] ?? "";
	const first = tokenOf(received.at(-1));
	for (let tries = 0; tries < 10; tries += 1)
		await expect(acceptOffer(first, { password }, "AAAA-AAAA")).rejects.toThrow("offer-code");
	await expect(acceptOffer(first, { password }, code ?? "")).rejects.toThrow("offer-code-gone");
	const renewed = await renewOffer(admin, offerId);
	expect(renewed.code).not.toBe(code);
	await acceptOffer(tokenOf(received.at(-1)), { password }, renewed.code ?? "");
});

it("to the address of the roster no code is asked; where the admin's own file brought that address it is", async () => {
	const { schoolId } = await createSchool();
	const admin = await signedIn(schoolId);
	const { personId } = await createEmployee(schoolId);
	const offerTo = async (emailBy: string | null) => {
		const data = { email: "els@school.test", emailBy };
		await inSchool({ schoolId }, (tx) => tx.person.updateMany({ where: { id: personId }, data }));
		const made = await offerRole(admin, { email: "els@school.test", name: "Els", role: "staff", personId });
		await withdrawOffer(admin, made.offerId);
		return made.code;
	};
	expect([await offerTo(null), typeof (await offerTo(admin.userId))]).toEqual([null, "string"]);
});
