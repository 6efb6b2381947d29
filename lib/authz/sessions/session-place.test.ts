import { expect, it } from "vitest";
import { placeOf } from "./session-place";

const place = (agent: string | null, address: string | null = null) =>
	placeOf(
		new Headers({
			...(agent === null ? {} : { "user-agent": agent }),
			...(address === null ? {} : { "x-forwarded-for": address }),
		}),
	);

it("names browser and system", () => {
	const edge =
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36 Edg/142.0";
	const tablet =
		"Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";
	expect(place(edge)).toMatchObject({ browser: "Microsoft Edge", system: "Windows" });
	expect(place(tablet)).toMatchObject({ browser: "Safari", system: "iOS" });
	expect(
		place("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36"),
	).toMatchObject({
		browser: "Chrome",
		system: "Chrome OS",
	});
});

it.each([null, "", "curl/8.5.0", "<script>alert(1)</script>/1.0 x", `${"x".repeat(100_000)}/1 y`])(
	"keeps nothing of a header that it does not know: %.30s",
	(agent) => expect(place(agent)).toMatchObject({ browser: null, system: null }),
);

it.each([
	["145.97.12.34", "145.97.12.x"],
	["::ffff:145.97.12.34", "145.97.12.x"],
	["2001:db8:12:34:5:6:7:8", "2001:db8:12::"],
	["not an address", null],
	[null, null],
])("keeps of the address %s only the network", (address, network) =>
	expect(place(null, address).network).toBe(network),
);
