import { AsyncLocalStorage } from "node:async_hooks";
import type { AppErrorCode } from "../errors";

/**
 * How far one request came. Next answers 500 to whatever a server action throws and to an action it cannot decode; the
 * server around Next (lib/run/web/truthful-status.ts) reads here what really happened.
 */
export interface Visit {
	/** Our own code began: what fails from here on is not the sender's fault. */
	begun: boolean;
	/** Why an action refused; null: it did not. */
	refusal: AppErrorCode | null;
}

/** Kept on globalThis: the server and the routes are bundled apart. */
const holder = globalThis as { groepsbeeldVisits?: AsyncLocalStorage<Visit> };

export function visits(): AsyncLocalStorage<Visit> {
	holder.groepsbeeldVisits ??= new AsyncLocalStorage();
	return holder.groepsbeeldVisits;
}
