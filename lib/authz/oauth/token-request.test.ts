import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTokenRequest } from "./token-request";

const form = "application/x-www-form-urlencoded";
const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`;

describe("a token request", () => {
	it("reads the three ways of authentication", () => {
		expect(readTokenRequest(form, basic("a%3Ab", "s+1"), "grant_type=client_credentials&scope=x")).toEqual({
			scope: "x",
			credentials: { kind: "secret", clientId: "a:b", secret: "s 1", basic: true },
		});
		expect(
			readTokenRequest(`${form}; charset=UTF-8`, null, "grant_type=client_credentials&client_id=a&client_secret=s"),
		).toEqual({
			scope: null,
			credentials: { kind: "secret", clientId: "a", secret: "s", basic: false },
		});
		const type = encodeURIComponent("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
		const body = `grant_type=client_credentials&client_assertion_type=${type}&client_assertion=x.y.z`;
		expect(readTokenRequest(form, null, body)).toEqual({
			scope: null,
			credentials: { kind: "assertion", clientId: null, assertion: "x.y.z" },
		});
	});

	it.each([
		["application/json", null, "{}", "invalid_request"],
		[null, null, "grant_type=client_credentials", "invalid_request"],
		[form, null, "", "invalid_request"],
		[form, null, "grant_type=client_credentials&scope=a&scope=b", "invalid_request"],
		[form, null, "grant_type=password&username=a&password=b", "unsupported_grant_type"],
		[form, null, "grant_type=client_credentials", "invalid_client"],
		[form, null, "grant_type=client_credentials&client_id=a", "invalid_client"],
		[form, "Bearer x", "grant_type=client_credentials", "invalid_client"],
		[form, "Basic !", "grant_type=client_credentials", "invalid_client"],
		[form, basic("a", "s"), "grant_type=client_credentials&client_id=b", "invalid_request"],
		[form, basic("a", "s"), "grant_type=client_credentials&client_id=a&client_secret=s", "invalid_request"],
		[form, null, "grant_type=client_credentials&client_assertion=x&client_assertion_type=saml", "invalid_request"],
		[form, null, `grant_type=client_credentials&client_id=a&client_secret=${"s".repeat(20_000)}`, "invalid_request"],
	])("refuses %s %s %s: %s", (contentType, authorization, body, error) => {
		expect(readTokenRequest(contentType, authorization, body)).toMatchObject({ error });
	});

	it("never throws, whatever is sent", () => {
		const text = fc.oneof(fc.string(), fc.constantFrom("Basic ", "grant_type=client_credentials&", "%", "%E0%A4%A"));
		fc.assert(
			fc.property(text, text, (authorization, rest) => {
				readTokenRequest(
					form,
					`Basic ${Buffer.from(authorization).toString("base64")}`,
					`grant_type=client_credentials&${rest}`,
				);
				readTokenRequest(form, authorization, rest);
			}),
		);
	});
});
