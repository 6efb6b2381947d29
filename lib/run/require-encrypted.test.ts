import { describe, expect, it } from "vitest";
import { requireEncrypted } from "./require-encrypted";

const start =
	(settings: Record<string, string> = {}, publicUrl = "https://groepsbeeld.example") =>
	() =>
		requireEncrypted(settings as unknown as NodeJS.ProcessEnv, publicUrl);

describe("start is refused where something would cross a network unencrypted", () => {
	it.each([
		"http://groepsbeeld.example",
		"http://192.168.1.4:3000",
		"http://[fd00::1]:3000",
		"http://127.0.0.1.evil.example",
	])("pages at %s", (publicUrl) => {
		expect(start({}, publicUrl)).toThrow(/PUBLIC_URL is http/);
		expect(start({ ALLOW_UNENCRYPTED: "public-url" }, publicUrl)).not.toThrow();
		expect(start({ ALLOW_UNENCRYPTED: "database,mail" }, publicUrl)).toThrow();
	});

	it.each([
		"https://groepsbeeld.example",
		"http://localhost:3000",
		"http://127.0.0.1:3000",
		"http://[::1]:3000",
		"http://a.localhost",
	])("not at %s", (publicUrl) => {
		expect(start({}, publicUrl)).not.toThrow();
	});

	it.each([
		"postgres://u:geheim@db.example/g",
		"postgresql://u:geheim@10.0.0.4:5432/g?sslmode=disable",
		"postgres://u:geheim@db.example/g?sslmode=prefer",
		"postgres://u:geheim@db.example/g?sslmode=no-verify",
		"postgres://u:geheim@localhost/g?host=db.example",
	])("the database at %s, without telling its password", (url) => {
		for (const name of ["DATABASE_URL", "MIGRATION_DATABASE_URL"]) {
			expect(start({ [name]: url })).toThrow(new RegExp(`${name} leads to .* without TLS`));
			expect(start({ [name]: url })).not.toThrow(/geheim/);
			expect(start({ [name]: url, ALLOW_UNENCRYPTED: "database" })).not.toThrow();
		}
	});

	it.each([
		"postgres://u:p@db.example/g?sslmode=verify-full",
		"postgres://u:p@db.example/g?sslmode=require",
		"postgres://u:p@localhost:5432/g",
		"postgres://u:p@127.0.0.1/g",
		"postgres://u:p@/g?host=/var/run/postgresql",
		"postgres://u:p@%2Fvar%2Frun%2Fpostgresql/g",
	])("not the database at %s", (url) => {
		expect(start({ DATABASE_URL: url })).not.toThrow();
	});

	it("mail to another machine", () => {
		expect(start({ SMTP_URL: "smtp://u:geheim@mail.example:587" })).toThrow(/SMTP_URL leads to mail.example/);
		expect(start({ SMTP_URL: "smtp://u:geheim@mail.example:587" })).not.toThrow(/geheim/);
		for (const url of ["smtps://mail.example", "smtp://mail.example:587?requireTLS=true", "smtp://localhost:25"])
			expect(start({ SMTP_URL: url })).not.toThrow();
		expect(start({ SMTP_URL: "smtp://mail.example", ALLOW_UNENCRYPTED: "mail" })).not.toThrow();
	});

	it("all of it at once, and an exception that nobody knows", () => {
		const settings = { DATABASE_URL: "postgres://db.example/g", SMTP_URL: "smtp://mail.example" };
		expect(start(settings, "http://a.example")).toThrow(/PUBLIC_URL[\s\S]*DATABASE_URL[\s\S]*SMTP_URL/);
		expect(start({ ALLOW_UNENCRYPTED: "everything" })).toThrow(/knows public-url, database, mail/);
	});
});
