import { cookies } from "next/headers";
import type { ProviderChoice } from "@/components/accounts/choose-way";
import { askingFor, oidcIdentityCookie, openIdentity } from "@/lib/authz/sign-in/oidc-identity";
import { singleSignOnName } from "@/lib/authz/sign-in/single-sign-on";
import type { SignInRule } from "@/lib/domain/sign-in-rules";

/** By which ways whoever holds a link can choose to come in at a place with this rule, and whom the provider recognised in this tab. */
export async function waysOf(
	path: string,
	rule: SignInRule,
	mark: string | string[] | undefined,
): Promise<{ provider: ProviderChoice | null; byPassword: boolean }> {
	const name = rule === "own" ? null : singleSignOnName();
	const tab = typeof mark === "string" ? mark : null;
	if (name === null) return { provider: null, byPassword: true };
	const recognised = await openIdentity((await cookies()).get(oidcIdentityCookie())?.value, askingFor(path, tab));
	return { provider: { name, tab, recognised }, byPassword: rule !== "provider" };
}
