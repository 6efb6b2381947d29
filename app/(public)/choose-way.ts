import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { FormOutcome } from "@/components/accounts/form-outcome";
import { askingFor, oidcIdentityCookie, openIdentity } from "@/lib/authz/sign-in/oidc-identity";
import type { ChosenWay } from "@/lib/commands/accounts/chosen-way";
import { cookieOptions } from "@/lib/cookie-name";
import { AppError } from "@/lib/errors";
import { outcomeOf } from "./outcome-of";

type Work = (token: string, way: ChosenWay, code: string) => Promise<void>;

/** A form of components/accounts/choose-way.tsx, filled in with a password. */
export function chooseByPassword(form: FormData, work: Work, done: string): Promise<FormOutcome> {
	return choose(form, { password: String(form.get("password")) }, work, done);
}

/** The same with the identity that the provider recognised in this tab. */
export async function chooseByIdentity(
	page: "invitation" | "forgotten",
	form: FormData,
	work: Work,
	done: string,
): Promise<FormOutcome> {
	const asked = askingFor(`/${page}/${String(form.get("token"))}`, String(form.get("tab")));
	const identity = await openIdentity((await cookies()).get(oidcIdentityCookie())?.value, asked);
	if (identity === null) return outcomeOf(() => Promise.reject(new AppError("not-found", "link-used")));
	return choose(form, { identity }, work, done);
}

async function choose(form: FormData, way: ChosenWay, work: Work, done: string): Promise<FormOutcome> {
	const outcome = await outcomeOf(() => work(String(form.get("token")), way, String(form.get("code") ?? "")));
	if (outcome?.fault !== null) return outcome;
	(await cookies()).set(oidcIdentityCookie(), "", cookieOptions(0));
	redirect(`/sign-in?done=${done}`);
}
