import { redirect } from "next/navigation";
import { can } from "@/lib/authz/policy";
import { requireScope } from "@/lib/authz/request-scope";

/** My group first; an admin without groups starts at the suppliers. */
export default async function StartPage() {
	const scope = await requireScope();
	redirect(can(scope, "see-own-groups") || !can(scope, "see-suppliers") ? "/groups" : "/suppliers");
}
