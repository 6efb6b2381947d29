import { newId } from "../db/ids";
import { refusesValue } from "../db/refuses-value";
import { describeFault } from "../describe-fault";
import { AppError } from "../errors";
import { requestLocale } from "../i18n/request-locale";
import { log } from "../log";
import { fault, problem } from "./problem";

/** Runs an endpoint of our own: its errors become problem+json, a fault of ours is logged under the id of the answer. */
export async function guarded(request: Request, work: () => Promise<Response>): Promise<Response> {
	const requestId = newId();
	const response = await work().catch((error: unknown) => {
		if (error instanceof AppError) return problem(error, { locale: requestLocale(request.headers) });
		if (refusesValue(error)) {
			log.warn({ requestId, ...describeFault(error) }, "a reader let a value through that the database refuses");
			return problem(new AppError("invalid"), { locale: requestLocale(request.headers) });
		}
		log.error({ requestId, ...describeFault(error) }, "request failed");
		return fault();
	});
	response.headers.set("X-Request-Id", requestId);
	return response;
}
