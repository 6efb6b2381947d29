import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { inSchool } from "../../db/in-school";
import { testDatabase } from "../../testing/database";
import { createSchool } from "../../testing/factories";
import { acceptInvitation } from "./accept-invitation";
import { invite } from "./invite";

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
	for (const email of ["bas@school.test", "refused@school.test"])
		await invite(jobScope(schoolId), { email, name: "Bas", role: "staff", locale: "nl" });
	const rows = await inSchool({ schoolId }, (tx) =>
		tx.outboxMail.findMany({ where: { schoolId }, orderBy: { id: "asc" } }),
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
	await acceptInvitation(token, { password: "vier gewone woorden samen" });
});
