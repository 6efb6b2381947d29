import type { FormOutcome, ToldOnce } from "@/components/accounts/form-outcome";
import { AppError } from "@/lib/errors";

/** Runs a command for a form: its AppError becomes the fault to show, anything else is ours and goes on. */
export async function outcomeOf(work: () => Promise<unknown>): Promise<FormOutcome> {
	return toldBy(async () => {
		await work();
		return { link: null, code: null };
	});
}

/** The same of a command that says something which is shown once. */
export async function toldBy(work: () => Promise<{ link: string | null; code?: string | null }>): Promise<FormOutcome> {
	try {
		const { link, code = null } = await work();
		const told: ToldOnce = { link, code };
		return link === null && code === null ? { fault: null } : { fault: null, told };
	} catch (error) {
		if (error instanceof AppError) return { fault: error.messageKey };
		throw error;
	}
}
