import { today } from "@/lib/clock";
import { addDays } from "@/lib/domain/school-day";
import { env } from "@/lib/env";

export const dynamic = "force-dynamic";

/** RFC 9116: whom to tell of a weakness of this installation. Expires moves along, so it never lies stale. */
export function GET(): Response {
	const { PUBLIC_URL, SECURITY_CONTACT } = env();
	const lines = [
		`Contact: ${SECURITY_CONTACT ?? `${PUBLIC_URL}/help#weakness`}`,
		`Expires: ${addDays(today(), 180)}T00:00:00.000Z`,
		"Preferred-Languages: nl, en",
		`Canonical: ${PUBLIC_URL}/.well-known/security.txt`,
	];
	return new Response(`${lines.join("\n")}\n`, { headers: { "content-type": "text/plain; charset=utf-8" } });
}
