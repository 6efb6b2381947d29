import type { FormOutcome } from "@/components/accounts/form-outcome";
import { AppError } from "@/lib/errors";

/** Runs a command for a form: its AppError becomes the fault to show, anything else is ours and goes on. */
export async function outcomeOf(work: () => Promise<unknown>): Promise<FormOutcome> {
	try {
		await work();
		return { fault: null };
	} catch (error) {
		if (error instanceof AppError) return { fault: error.messageKey };
		throw error;
	}
}
