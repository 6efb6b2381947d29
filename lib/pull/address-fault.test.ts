import { beforeAll, expect, it, vi } from "vitest";
import { addressFault } from "./address-fault";

const allow = vi.hoisted(() => ({ value: "no" }));
vi.mock("../env", () => ({ env: () => ({ ALLOW_LOOPBACK_CALLS: allow.value }) }));
beforeAll(() => {
	allow.value = "no";
});

it.each([
	["https://las.example/edu-v/v1", null],
	["http://las.example/edu-v/v1", "not-https"],
	["ftp://las.example/", "not-https"],
	["https://10.0.0.1/x", "not-public"],
	["https://[::1]/x", "not-public"],
	["https://169.254.169.254/latest", "not-public"],
	["https://2130706433/x", "not-public"],
	["https://localhost/x", "not-public"],
	["http://127.0.0.1:8080/x", "not-public"],
	["https://user:secret@las.example/x", "not-an-address"],
	["https://las.example/x?key=1", "not-an-address"],
	["las.example", "not-an-address"],
	["", "not-an-address"],
])("%s: %s", (address, fault) => {
	expect(addressFault(address)).toBe(fault);
});

it("this machine may be called where the demo and the tests run, and nothing else by http", () => {
	allow.value = "yes";
	expect(addressFault("http://127.0.0.1:8080/x")).toBeNull();
	expect(addressFault("http://localhost:8080/x")).toBeNull();
	expect(addressFault("http://las.example/x")).toBe("not-https");
	expect(addressFault("https://10.0.0.1/x")).toBe("not-public");
});
