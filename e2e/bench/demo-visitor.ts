import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../../lib/run/environment";
import { signIn } from "./sign-in";

/** The class teacher of the running demo whose group page is the fullest, as a browser without a screen. */
export interface DemoVisitor {
	readonly baseUrl: string;
	readonly cookie: string;
	/** Path of the group grid of her class. */
	readonly groupPath: string;
	/** That page, as it was sent. */
	readonly groupPage: string;
}

interface Demo {
	readonly baseUrl: string;
	readonly users: readonly { role: string; email: string; password: string; schoolId: string }[];
	readonly groups: readonly { schoolId: string; kind: string; path: string }[];
}

/** @throws Error when no demo is there, or its roster is not in yet */
export async function visitDemo(): Promise<DemoVisitor> {
	const file = path.join(root, ".data/demo.json");
	if (!existsSync(file)) throw new Error("no demo: start `npm run demo` and wait for its history");
	const demo = JSON.parse(readFileSync(file, "utf8")) as Demo;
	let fullest: DemoVisitor | null = null;
	for (const user of demo.users.filter((one) => one.role === "class-teacher")) {
		const cookie = await signIn(demo.baseUrl, user);
		const group = await ownGroup(demo, user.schoolId, cookie);
		if (group && group.groupPage.length > (fullest?.groupPage.length ?? 0))
			fullest = { baseUrl: demo.baseUrl, cookie, ...group };
	}
	if (fullest === null) throw new Error("no class teacher of the demo sees a group: is its roster in?");
	return fullest;
}

/** The class that opens for this teacher; others answer 404. */
async function ownGroup(demo: Demo, schoolId: string, cookie: string) {
	for (const group of demo.groups) {
		if (group.schoolId !== schoolId || group.kind !== "class") continue;
		const answer = await fetch(demo.baseUrl + group.path, { headers: { cookie }, redirect: "manual" });
		const groupPage = await answer.text();
		if (answer.status === 200 && groupPage.includes('role="grid"')) return { groupPath: group.path, groupPage };
	}
	return null;
}
