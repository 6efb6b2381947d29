import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ClientMessages } from "@/components/layout/client-messages";
import { LinkPanel } from "@/components/people/link-panel";
import { PeopleNavigation } from "@/components/people/people-navigation";
import { RolePanel } from "@/components/people/role-panel";
import { SessionPanel } from "@/components/people/session-panel";
import { WaitsPanel } from "@/components/people/waits-panel";
import { can } from "@/lib/authz/policy";
import { refuse } from "@/lib/authz/refuse";
import { requireScope } from "@/lib/authz/request-scope";
import { singleSignOnName } from "@/lib/authz/sign-in/single-sign-on";
import { mailServerIsSet } from "@/lib/commands/accounts/mail-server-is-set";
import { shownRoleEnd } from "@/lib/commands/accounts/set-role-end";
import { versionOf } from "@/lib/commands/acts/require-seen";
import { shownEmployee } from "@/lib/commands/roster/link-account";
import { userId as userIdSchema } from "@/lib/domain/ids";
import { addDays } from "@/lib/domain/school-day";
import { getTranslator } from "@/lib/i18n/server";
import { findPerson } from "@/lib/queries/people/find-person";
import { listEmployees } from "@/lib/queries/people/list-employees";
import { getSignInRule } from "@/lib/queries/sign-in/get-sign-in-rule";
import {
	changeRoleEnd,
	confirmAccount,
	endRoleNow,
	endSessions,
	givePassword,
	linkEmployee,
	takeFactorAway,
} from "../actions";

/** A name in the title would stand in the browser's history. */
export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("people"))("crumb") };
}

/** One account of the school: its roles and their ends, who it is in the roster, its sessions. For the admin. */
export default async function PersonPage({ params }: { readonly params: Promise<{ userId: string }> }) {
	const scope = await requireScope();
	const asked = userIdSchema.safeParse((await params).userId);
	if (!can(scope, "manage-people") || !asked.success) refuse(scope);
	const userId = asked.data;
	const [t, person, employees, { rule }] = await Promise.all([
		getTranslator("people"),
		findPerson(scope, userId),
		listEmployees(scope),
		getSignInRule(scope),
	]);
	if (person === null) notFound();
	const { personId, employee } = person;
	const linked = personId === null || employee === null ? null : { personId, name: employee };
	const isStaff = person.roles.some(({ role }) => role === "staff");
	return (
		<div className="grid grid-cols-1 gap-3">
			<PeopleNavigation current="people" />
			<div>
				<p className="text-s text-ink-3">
					<Link href="/people" className="link">
						{t("title")}
					</Link>{" "}
					· {t(`states.${person.state}`)}
				</p>
				<h1 className="mt-0.5">{person.name}</h1>
				<p className="text-ink-2">{person.email}</p>
				<p className="mt-1 flex flex-wrap gap-x-4">
					<Link href={`/audit?about=${userId}`} className="link">
						{t("person.happened")}
					</Link>
					<Link href={`/audit?by=${userId}`} className="link">
						{t("person.did")}
					</Link>
					<Link href={`/views?by=${userId}`} className="link">
						{t("person.looked")}
					</Link>
				</p>
			</div>
			<ClientMessages nouns={["accounts"]}>
				{person.waits ? (
					<WaitsPanel
						userId={userId}
						name={employee ?? person.name}
						admin={person.tiedToName ?? ""}
						isOwn={person.tiedTo === scope.userId || userId === scope.userId}
						action={confirmAccount}
					/>
				) : null}
				<div className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
					{person.roles.map((held) => (
						<RolePanel
							key={held.role}
							userId={userId}
							held={held}
							seen={versionOf(shownRoleEnd(held.endDate))}
							today={scope.today}
							tomorrow={addDays(scope.today, 1)}
							actions={{ setEnd: changeRoleEnd, end: endRoleNow }}
						/>
					))}
					{isStaff ? (
						<LinkPanel
							userId={userId}
							linked={linked}
							seen={versionOf(shownEmployee(personId))}
							employees={employees}
							action={linkEmployee}
						/>
					) : null}
					<SessionPanel
						person={person}
						provider={singleSignOnName()}
						rule={rule}
						today={scope.today}
						byMail={mailServerIsSet()}
						actions={{ revoke: endSessions, restore: givePassword, resetFactor: takeFactorAway }}
					/>
				</div>
			</ClientMessages>
		</div>
	);
}
