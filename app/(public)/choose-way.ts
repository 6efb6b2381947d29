import { cookies } from "next/headers";
import { z } from "zod";
import { askingFor, oidcIdentityCookie, openIdentity } from "@/lib/authz/sign-in/oidc-identity";
import type { ChosenWay } from "@/lib/commands/accounts/chosen-way";
import { cookieOptions } from "@/lib/cookie-name";
import { AppError } from "@/lib/errors";
import { leadTo } from "@/lib/http/action";
import { secretText, typedText } from "@/lib/http/form-schemas";

type Work = (token: string, way: ChosenWay, code: string) => Promise<void>;

const ofLink = z.object({ token: z.string(), code: typedText });
/** The forms of components/accounts/choose-way.tsx: filled in with a password, or with whom the provider recognised in this tab. */
export const byPassword = ofLink.extend({ password: secretText });
export const byIdentity = ofLink.extend({ tab: z.string() });

export function chooseByPassword({ password, ...link }: z.output<typeof byPassword>, work: Work, done: string) {
	return choose(link, { password }, work, done);
}

export async function chooseByIdentity(
	page: "invitation" | "forgotten",
	{ tab, ...link }: z.output<typeof byIdentity>,
	work: Work,
	done: string,
) {
	const asked = askingFor(`/${page}/${link.token}`, tab);
	const identity = await openIdentity((await cookies()).get(oidcIdentityCookie())?.value, asked);
	if (identity === null) throw new AppError("not-found", "link-used");
	return choose(link, { identity }, work, done);
}

async function choose({ token, code }: z.output<typeof ofLink>, way: ChosenWay, work: Work, done: string) {
	await work(token, way, code);
	(await cookies()).set(oidcIdentityCookie(), "", cookieOptions(0));
	return leadTo(`/sign-in?done=${done}`);
}
