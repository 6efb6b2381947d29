import type { Called } from "../authz/calls/call-pinned";
import { now } from "../clock";
import type { PullCall, PulledRow, PullSide } from "../standards/contract";
import { accessToken } from "./access-token";
import { callSystem } from "./call-system";
import { PullFault } from "./pull-fault";
import type { PullSource } from "./pull-source";
import { nextLink } from "./read-headers";

export interface PulledPage {
	readonly rows: readonly PulledRow[];
	/** Address of the next page; null: this was the last one of the call. */
	readonly next: string | null;
}

/** What is asked: the first page of a call, or the address that the page before named. */
export function pageAddress(source: PullSource, call: PullCall, next: string | null): string {
	if (next !== null) return next;
	const url = new URL(`${(source.addresses[call.service] ?? "").replace(/\/+$/, "")}/${call.path}`);
	url.search = call.query(source.school).toString();
	return url.href;
}

/**
 * One page of one call. A token that was refused is asked for once more.
 * @throws PullFault; nothing of the page is then used
 */
export async function askPage(
	side: Pick<PullSide, "causeOf">,
	source: PullSource,
	call: PullCall,
	next: string | null,
): Promise<PulledPage> {
	const address = pageAddress(source, call, next);
	let called = await get(address, await accessToken(source, false));
	if (called.status === 401) called = await get(address, await accessToken(source, true));
	if (called.status !== 200) throw refusal(side, call, called);
	const read = call.readPage(called.body);
	if (!read.ok) throw unread(read.refusal);
	// Of the first page alone: a list that goes on is of the same school.
	if (next === null && call.isOf?.(read.value, source.school) === false) throw new PullFault("other-school");
	return { rows: read.value, next: follow(address, nextLink(called.headers)) };
}

function get(address: string, token: string): Promise<Called> {
	return callSystem(address, { method: "GET", headers: { authorization: `Bearer ${token}` } }, now);
}

function refusal(side: Pick<PullSide, "causeOf">, { scope }: PullCall, { status, body }: Called): PullFault {
	const cause = side.causeOf(status, body);
	if (cause === "scope") return new PullFault("scope", { status, scopes: [scope] });
	if (cause === "consent" || cause === "school-unknown") return new PullFault(cause, { status });
	return status === 401 || status === 403
		? new PullFault("unauthorized", { status })
		: new PullFault("refused", { status });
}

/** Text that ends too early may come whole the next time; a wrong row will not. */
function unread({ code, details }: { code: string; details: readonly { code: string; path: string }[] }): PullFault {
	if (code === "too-large") return new PullFault("page-too-large");
	if (code === "malformed") return new PullFault("half-page");
	return new PullFault("page-invalid", { reasons: details.map(({ code, path }) => ({ code, path })) });
}

/** The token goes nowhere else than to the host that we were told of. */
function follow(asked: string, next: string | null): string | null {
	if (next === null) return null;
	const url = URL.canParse(next, asked) ? new URL(next, asked) : null;
	if (url === null || url.origin !== new URL(asked).origin || url.href.length > 4_000)
		throw new PullFault("foreign-page");
	return url.href;
}
