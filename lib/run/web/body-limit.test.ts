import { expect, it } from "vitest";
import { bodyLimits } from "../../domain/body-limits";
import { listStandards } from "../../standards/registry";
import { bodyLimit } from "./body-limit";

it("every endpoint of the exchange takes at most what comes through to it", () => {
	const endpoints = listStandards().flatMap(({ endpoints: all }) => all);
	expect(endpoints.length).toBeGreaterThan(5);
	expect(endpoints.filter(({ maxBodyBytes }) => maxBodyBytes > bodyLimits.exchange)).toEqual([]);
});

it("whoever only asks brings next to nothing, wherever", () => {
	for (const method of ["GET", "HEAD", "OPTIONS", "DELETE", undefined])
		expect(bodyLimit(method, "/api/v1/roster/imports")).toBe(bodyLimits.signIn);
});

it.each(["/sign-in/unlinked", "/invitation/abc", "/forgotten/abc", "/set-up", "/api/auth/_log", "/api/oauth/token"])(
	"%s is open to all, so it takes as much as signing in",
	(path) => expect(bodyLimit("POST", path)).toBe(bodyLimits.signIn),
);
