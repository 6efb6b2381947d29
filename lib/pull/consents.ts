import { now } from "../clock";
import type { ConsentMessage, ConsentState, PullConsent, PullSide } from "../standards/contract";
import { accessToken } from "./access-token";
import { callSystem } from "./call-system";
import { PullFault } from "./pull-fault";
import type { PullSource } from "./pull-source";

/** Where consents of a school are asked for and followed. */
export interface ConsentDesk {
	readonly side: Pick<PullSide, "causeOf">;
	readonly consent: PullConsent;
	readonly source: PullSource;
	readonly address: string;
}

/** Tells the system that we ask for a consent, or that one has ended. @throws PullFault */
export async function putConsent(desk: ConsentDesk, { path, body }: ConsentMessage): Promise<void> {
	const text = JSON.stringify(body);
	const headers = { "content-type": "application/json", "content-length": String(Buffer.byteLength(text)) };
	const called = await call(desk, path, { method: "PUT", headers, body: text });
	if (called.status >= 300) throw refusal(desk, called);
}

/** Every consent of the school at the system, as it stands there. @throws PullFault */
export async function askConsents(desk: ConsentDesk, path: string): Promise<readonly ConsentState[]> {
	const called = await call(desk, path, { method: "GET", headers: {} });
	if (called.status !== 200) throw refusal(desk, called);
	const read = desk.consent.readStatuses(called.body);
	if (read.ok) return read.value;
	const { code, details } = read.refusal;
	throw code === "schema" ? new PullFault("page-invalid", { reasons: details }) : new PullFault("half-page");
}

async function call(
	{ consent, source, address }: ConsentDesk,
	path: string,
	{ headers, ...rest }: { method: "GET" | "PUT"; headers: Record<string, string>; body?: string },
) {
	const own = { ...source, scopes: [consent.scope] };
	const at = `${address.replace(/\/+$/, "")}/${path}`;
	const send = (token: string) =>
		callSystem(at, { ...rest, headers: { ...headers, authorization: `Bearer ${token}` } }, now);
	const first = await send(await accessToken(own, false));
	return first.status === 401 ? send(await accessToken(own, true)) : first;
}

function refusal({ side }: ConsentDesk, { status, body }: { status: number; body: Buffer }): PullFault {
	const cause = side.causeOf(status, body);
	if (cause === "scope" || cause === "school-unknown") return new PullFault(cause, { status });
	return status === 401 || status === 403
		? new PullFault("unauthorized", { status })
		: new PullFault("refused", { status });
}
